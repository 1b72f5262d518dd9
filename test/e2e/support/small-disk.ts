import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { executablePath } from './launch';

/** A disk of a few megabytes that only the program under test sees. */
export interface SmallDisk {
  /** Where it is mounted. */
  readonly path: string;
  /** Starts the program with the disk in place. */
  readonly program: string;
  /** Leaves no room on it, but for so many bytes. */
  fill(app: ElectronApplication, left?: number): Promise<void>;
  free(app: ElectronApplication): Promise<void>;
}

const mount = (kilobytes: number): string => `mount -t tmpfs -o size=${kilobytes}k tmpfs "$0"`;

/** Why no such disk can be made here; undefined where it can. */
export function whyNoSmallDisk(folder: string): string | undefined {
  const { status, stderr, error } = spawnSync('unshare', ['-Urm', 'sh', '-c', mount(64), folder]);
  if (status === 0) return undefined;
  return `no small disk can be mounted here: ${error?.message ?? String(stderr).trim()}`;
}

/** A disk of that size, mounted below `folder` in a name space of the program's own. */
export function makeSmallDisk(folder: string, kilobytes: number): SmallDisk {
  const path = join(folder, 'disk');
  mkdirSync(path);
  const program = join(folder, 'winnow.sh');
  const inside = `${mount(kilobytes)} && exec "$@"`;
  const words = `exec unshare -Urm sh -c '${inside}' '${path}' '${executablePath}' "$@"\n`;
  writeFileSync(program, `#!/bin/sh\n${words}`);
  chmodSync(program, 0o755);
  const filler = join(path, 'filler');
  return {
    path,
    program,
    fill: (app, left = 0) => app.evaluate(fillDisk, { filler, left }),
    free: (app) => app.evaluate(freeDisk, filler),
  };
}

/** Runs inside the program, which alone sees the disk. */
async function fillDisk(
  _electron: unknown,
  { filler, left }: { filler: string; left: number },
): Promise<void> {
  const { appendFileSync, statSync, truncateSync } = process.getBuiltinModule('node:fs');
  for (const size of [65_536, 4096, 1]) {
    try {
      for (;;) appendFileSync(filler, Buffer.alloc(size));
    } catch {
      // Full to this size.
    }
  }
  if (left > 0) truncateSync(filler, statSync(filler).size - left);
  return Promise.resolve();
}

async function freeDisk(_electron: unknown, filler: string): Promise<void> {
  process.getBuiltinModule('node:fs').rmSync(filler, { force: true });
  return Promise.resolve();
}
