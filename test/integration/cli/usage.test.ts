import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder';
import { useWinnowCommand } from '../../support/winnow-command';

const command = useWinnowCommand();

test.each([
  [['clean']],
  [['clean', '.']],
  [['clean', '--out', 'x']],
  [['import', '.']],
  [['export', '--out', 'x']],
  [['clean', '.', '--out', 'x', '--line-ends', 'crlf']],
])('%j is wrong usage', async (words) => {
  expect(await command.run(words, { cwd: temporaryFolder() })).toMatchObject({
    code: 2,
    stdout: '',
  });
});

test.each([
  [['clean'], ['--out']],
  [['import'], ['--workspace']],
  [['export'], ['--workspace', '--out']],
  [['suggest'], ['--workspace']],
  [['rules', 'apply'], ['--workspace']],
])('the help of %j says which options are required', async (words, options) => {
  const { code, stdout } = await command.run([...words, '--help']);
  expect(code).toBe(0);
  const required = [...stdout.matchAll(/^ {2}(--\w+) <(?:(?!^ {2}-)[^])*?\(required\b/gm)];
  expect(required.map(([, option]) => option)).toEqual(options);
});
