import { expect, test } from 'vitest';
import { batchNameOf } from '../../../../renderer/state/batch-name';

test.each([
  [['/home/ida/crawls/spring'], 'spring'],
  [['/home/ida/crawls/spring/'], 'spring'],
  [['/home/ida/crawls/a.txt', '/home/ida/crawls/b.txt'], 'crawls'],
  [['/home/ida/crawls/spring', '/home/ida/crawls/autumn/b.txt'], 'crawls'],
  [['C:\\crawls\\spring'], 'spring'],
  [['/a.txt', '/b.txt'], 'Import'],
  [['/'], 'Import'],
])('names a batch of %j', (paths, name) => {
  expect(batchNameOf(paths)).toBe(name);
});
