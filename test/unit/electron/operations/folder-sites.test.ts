import { describe, expect, test } from 'vitest';
import { folderSites } from '../../../../electron/operations/folder-sites';

describe('folderSites', () => {
  const files = (folder: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${folder}/sub/${at}.txt`);

  test('a top folder is a site from five files on', () => {
    const site = folderSites([...files('big', 5), ...files('small', 4), 'loose.txt']);
    expect(site('big/any.txt')).toBe('big');
    expect(site('small/sub/1.txt')).toBeUndefined();
    expect(site('loose.txt')).toBeUndefined();
  });
});
