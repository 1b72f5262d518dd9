import { expect, test } from 'vitest';
import { GivenPaths, givenPaths } from '../../../../electron/main/given-paths';

const folder = '/home/curator';

test('unpackaged, the first word is the program', () => {
  const argv = ['electron', '--no-sandbox', '/opt/winnow', '--user-data-dir=/tmp/x', 'crawl'];
  expect(givenPaths(argv, { isPackaged: false, folder })).toEqual(['/home/curator/crawl']);
  expect(givenPaths(argv.slice(0, 3), { isPackaged: false, folder })).toEqual([]);
});

test('packaged, every word that is no option is a path', () => {
  const argv = ['/opt/winnow', '/data/spring.winnow', '--flag', '../crawl', ''];
  expect(givenPaths(argv, { isPackaged: true, folder })).toEqual([
    '/data/spring.winnow',
    '/home/crawl',
  ]);
});

test('what was given is taken once', () => {
  const given = new GivenPaths();
  given.add(['/a']);
  given.add(['/b']);
  expect(given.take()).toEqual(['/a', '/b']);
  expect(given.take()).toEqual([]);
});
