import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { runRunner } from '../../../../scripts/test/run-runner.mjs';
import { SetupError } from '../../../../scripts/setup/say.mjs';
import { temporaryFolder } from '../../../support/temporary-folder';

/** A runner of one passed test, which fails unless `product` is there when it starts. */
function aRunner(product: string, built = true) {
  const program = `
    const { existsSync, writeFileSync } = require('node:fs');
    const [, report, product] = process.argv;
    writeFileSync(report, JSON.stringify({ there: existsSync(product) }));`;
  return {
    name: 'window',
    need: [],
    display: false,
    built,
    command: (report: string) => ({ args: ['-e', program, report, product], environment: {} }),
    count: (report: unknown) => {
      const { there } = report as { there: boolean };
      return { passed: there ? 1 : 0, failed: there ? 0 : 1, skipped: 0 };
    },
  };
}

test('a runner of what is built runs after the build', async () => {
  const product = join(temporaryFolder(), 'main.js');
  const build = () => Promise.resolve(writeFileSync(product, ''));
  expect(await runRunner(aRunner(product), [], build)).toMatchObject({ passed: 1, failed: 0 });
});

test('a runner of the sources builds nothing', async () => {
  const product = join(temporaryFolder(), 'main.js');
  const build = vi.fn(() => Promise.resolve());
  expect(await runRunner(aRunner(product, false), [], build)).toMatchObject({ failed: 1 });
  expect(build).not.toHaveBeenCalled();
});

test('a build that fails is one failure, and nothing is run', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const ran = join(temporaryFolder(), 'ran');
  const build = () => Promise.reject(new SetupError('The app could not be built.', 'Correct it.'));
  const runner = aRunner(ran);
  const command = vi.spyOn(runner, 'command');
  expect(await runRunner(runner, [], build)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(command).not.toHaveBeenCalled();
  expect(said.mock.calls.join('')).toContain('The app could not be built.');
  expect(existsSync(ran)).toBe(false);
  said.mockRestore();
});
