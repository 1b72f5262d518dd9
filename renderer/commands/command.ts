export const commandGroups = [
  'Decide',
  'Adjust',
  'Move',
  'Select',
  'Kind',
  'Reason',
  'List',
  'View',
  'Rules',
  'Sample',
  'Batch',
  'Help',
] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** When a key means this command: while blocks, a kind or a reason are being chosen, a sample is judged, or otherwise. */
export type CommandScope = 'review' | 'blocks' | 'kinds' | 'reasons' | 'sample';

/** One thing the curator can do. Keys, help, hints on buttons and the palette derive from it. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly group: CommandGroup;
  readonly scope: CommandScope;
  /** Such as `j`, `Shift+d`, `Mod+z`, `Space`, `F8`; `Mod` is Ctrl, or ⌘ on a Mac. */
  readonly keys: readonly string[];
  /** A held key repeats it. Decisions act once for each press. */
  readonly repeats?: boolean;
  /** True where the key is the browser's, for what it does everywhere. */
  readonly yields?: () => boolean;
  readonly enabled: () => boolean;
  readonly run: () => unknown;
}
