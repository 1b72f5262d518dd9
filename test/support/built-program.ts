import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** A program of `test/support/programs` in a process of its own, which tests may kill. */
export interface BuiltProgram {
  /** The module that was built. */
  file(): string;
  /** `under`: words in front of it, a program that runs it where something goes wrong. */
  start(words: readonly string[], under?: readonly string[]): RunningProgram;
}

export interface RunningProgram {
  readonly process: ChildProcess;
  /** Lines that it has printed so far. */
  readonly lines: string[];
  /** Resolves when that many lines were printed, or the program has ended. */
  printed(count: number): Promise<void>;
  /** Ends it without any warning. */
  kill(): Promise<void>;
  readonly ended: Promise<unknown>;
}

/** Builds a program before the tests of the file that calls this, and removes it after them. */
export function useProgram(name: string): BuiltProgram {
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(root, 'node_modules/.winnow-program-'));
    await build({
      configFile: false,
      root,
      logLevel: 'error',
      build: {
        ssr: true,
        target: 'node20',
        outDir: folder,
        emptyOutDir: true,
        rolldownOptions: { input: { [name]: join(root, `test/support/programs/${name}.ts`) } },
      },
    });
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = () => join(folder, `${name}.js`);
  return {
    file,
    start: (words, under = []) => run([...under, process.execPath, file(), ...words]),
  };
}

function run([program, ...words]: readonly string[]): RunningProgram {
  const child = spawn(program!, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    for (const look of waiting) look();
  });
  const ended = once(child, 'close');
  return {
    process: child,
    lines,
    ended,
    printed: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (lines.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        void ended.then(() => resolve());
        look();
      }),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
