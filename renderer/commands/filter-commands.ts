import type { Command } from './command';

/** The commands whose label or group holds every word; those whose label starts so come first. */
export function filterCommands(commands: readonly Command[], search: string): readonly Command[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const first = words[0];
  if (first === undefined) return commands;
  const found = commands.filter((command) => {
    const text = `${command.label} ${command.group}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const starts = (command: Command) => (command.label.toLowerCase().startsWith(first) ? 0 : 1);
  return found.toSorted((a, b) => starts(a) - starts(b));
}
