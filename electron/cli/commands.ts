import type { Command } from 'commander';
import type { CommandLine } from './command-line';

type AddCommand = (program: Command, line: CommandLine) => void;

/** In the order of the help. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  flag: async () => (await import('./flag')).addFlagCommand,
  filter: async () => (await import('./filter')).addFilterCommand,
  clean: async () => (await import('./clean')).addCleanCommand,
  import: async () => (await import('./import')).addImportCommand,
  export: async () => (await import('./export')).addExportCommand,
  suggest: async () => (await import('./suggest')).addSuggestCommand,
  rules: async () => (await import('./rules')).addRulesCommands,
};

/**
 * The command of that name, or all of them where there is none: to load what is not called takes longer
 * than starting the program.
 */
export async function loadCommands(called = ''): Promise<readonly AddCommand[]> {
  const known = Object.hasOwn(commands, called) ? [commands[called]!] : Object.values(commands);
  return Promise.all(known.map((load) => load()));
}
