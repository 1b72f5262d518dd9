import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aCrawl } from '../../support/crawl-folder';
import { useWinnowCommand } from '../../support/winnow-command';

const command = useWinnowCommand();

test('importing again says what came in, what the batch held already and what is wrong', async () => {
  const { sources, workspace } = aCrawl({
    'a.txt': 'Pears grew by the mill.\n',
    'b.txt': 'The pond froze over twice.\n',
  });
  const words = ['import', sources, '--workspace', workspace];
  const said = async () => (await command.run(words)).stdout;
  expect(await said()).toBe('crawl: 2 documents, 0 flags open\n');
  expect(await said()).toBe(
    'crawl: 2 documents, 0 flags open; nothing new, 2 already known and skipped\n',
  );
  writeFileSync(join(sources, 'a.txt'), 'Plums grew by the mill.\n');
  writeFileSync(join(sources, 'c.txt'), 'Nobody picked the apples this year.\n');
  writeFileSync(join(sources, 'd.png'), '\x89PNG');
  expect(await said()).toBe(
    'crawl: 4 documents, 0 flags open; 1 new, 1 changed, 1 already known and skipped, 1 problem\n',
  );
});
