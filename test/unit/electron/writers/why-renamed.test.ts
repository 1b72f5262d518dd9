import { expect, test } from 'vitest';
import { createNameAllocator } from '../../../../electron/writers/safe-name';
import { whyRenamed } from '../../../../electron/writers/why-renamed';

const long = `${'a folder with a long name/'.repeat(40)}x.txt`;

test.each([
  ['CON.txt', /not possible/],
  ['crawl/what?.txt', /not possible/],
  ['ends with dot.', /not possible/],
  ['NOTE.txt', /case or Unicode form/],
  ['caf\u0065\u0301.txt', /case or Unicode form/],
  [long, /too long/],
])('%s', (path, reason) => {
  const names = createNameAllocator();
  for (const taken of ['note.txt', 'caf\u00e9.txt']) names.place(taken);
  expect(whyRenamed(path, names.place(path))).toMatch(reason);
});
