import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder';
import { parseRows, useWinnowCommand } from '../../support/winnow-command';

const command = useWinnowCommand();

const article = Array.from({ length: 30 }, (_, at) => `Pear ${at} fell by the mill.\n`);
const good = JSON.stringify({ id: 1, text: article[0] });

test.each([
  ['flag', { flags: [] }],
  ['filter', { text: null }],
])('%s answers an article line by line, and says once what to use instead', async (name, row) => {
  const file = join(temporaryFolder(), 'article.txt');
  writeFileSync(file, article.join('\n'));
  const { code, stdout, stderr } = await command.run([name, file]);
  expect(code).toBe(1);
  const error = expect.objectContaining({ code: 'RECORD_INVALID' }) as object;
  expect(parseRows(stdout)).toEqual(
    article.map((_, at) => ({ id: null, line: 2 * at + 1, error, ...row })),
  );
  expect(stderr.trimEnd().split('\n')).toEqual([
    ...[1, 3, 5].map((line) => expect.stringContaining(`article.txt, line ${line}: `) as string),
    expect.stringMatching(/^winnow: .*article\.txt is not JSONL; use winnow clean /),
    'winnow: 30 rows could not be read in all',
  ]);
});

test('rows that are no JSON among others are named each', async () => {
  const input = ['{', '{', good, '{', '{', '{', '{'].join('\n');
  const { code, stderr } = await command.run(['flag'], { input });
  expect(code).toBe(1);
  expect([...stderr.matchAll(/line (\d)/g)].map(([, line]) => line)).toEqual([...'124567']);
  expect(stderr).not.toContain('JSONL');
});
