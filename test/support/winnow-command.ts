import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface CommandOptions {
  /** What stands on standard input; nothing by default. */
  readonly input?: string | Buffer;
  readonly cwd?: string;
  /** Module that is loaded before the command, to disturb it. */
  readonly preload?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Words in front of the command: a program that runs it where something is scarce. */
  readonly under?: readonly string[];
}

export type CommandProcess = ChildProcessByStdio<Writable, Readable, Readable>;

/** The real command, built from the sources as they are for the tests of one file. */
export interface WinnowCommand {
  run(words: readonly string[], options?: CommandOptions): Promise<CommandResult>;
  start(words: readonly string[], options?: CommandOptions): CommandProcess;
}

/** Builds the command before the tests of the file that calls this, and removes it after them. */
export function useWinnowCommand(): WinnowCommand {
  // Inside the repository, where the command finds its packages and resources.
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(root, 'node_modules/.winnow-command-'));
    await buildCommand(folder);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const start: WinnowCommand['start'] = (words, { cwd, preload, env, under = [] } = {}) => {
    const before = preload === undefined ? [] : ['--import', preload];
    const all = [...under, process.execPath, ...before, join(folder, 'cli.js'), ...words];
    return spawn(all[0]!, all.slice(1), {
      cwd,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  };
  return {
    start,
    async run(words, options = {}) {
      const child = start(words, options);
      child.stdin.on('error', () => undefined);
      child.stdin.end(options.input ?? '');
      const code = new Promise<number | null>((exited) => child.on('close', exited));
      const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
      return { code: await code, stdout, stderr };
    },
  };
}

async function buildCommand(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      rolldownOptions: {
        input: {
          cli: join(root, 'electron/cli/cli.ts'),
          'flag-worker': join(root, 'electron/backend/flag-worker.ts'),
          'pattern-worker': join(root, 'electron/backend/pattern-worker.ts'),
        },
      },
    },
  });
}

/** The rows of an output of JSON lines. */
export function parseRows(stdout: string): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
