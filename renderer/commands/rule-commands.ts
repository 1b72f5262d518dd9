import type { Controllers } from '../state/create-controllers';
import type { Command } from './command';

/** Rules of the batch, and what its decisions suggest. */
export function ruleCommands({ workspace, rules, review }: Controllers): readonly Command[] {
  const shared = { group: 'Rules', scope: 'review' } as const;
  const hasBatch = () => workspace.batch !== undefined;
  return [
    {
      ...shared,
      id: 'show-rules',
      label: 'Rules and suggestions…',
      keys: ['y'],
      enabled: hasBatch,
      run: () => rules.show(),
    },
    {
      ...shared,
      id: 'rule-from-flag',
      label: 'Make a rule of this line…',
      keys: ['Shift+y'],
      enabled: () => review.document !== null && review.current !== undefined,
      run: async () => {
        const { current, document } = review;
        if (!current || !document) return;
        await rules.show();
        rules.begin(
          document.text
            .slice(current.start, current.end)
            .split(/[\r\n]/, 1)[0]!
            .trim(),
        );
      },
    },
    {
      ...shared,
      id: 'import-rules',
      label: 'Take over rules from a file…',
      keys: [],
      enabled: hasBatch,
      run: () => rules.importFile(),
    },
    {
      ...shared,
      id: 'export-rules',
      label: 'Write the rules into a file…',
      keys: [],
      enabled: hasBatch,
      run: () => rules.exportFile(),
    },
  ];
}
