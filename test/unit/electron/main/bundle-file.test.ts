import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundleFile } from '../../../../electron/main/bundle-file';

const folder = '/opt/winnow/renderer';

test('names files of the bundle', () => {
  expect(bundleFile(folder, 'app://bundle/')).toBe(join(folder, 'index.html'));
  expect(bundleFile(folder, 'app://bundle/assets/a%20b.css?x=1#y')).toBe(
    join(folder, 'assets/a b.css'),
  );
});

test.each([
  'app://bundle/../main/main.js',
  'app://bundle/%2e%2e/main/main.js',
  'app://bundle/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2fetc/passwd',
  'app://bundle/..%5c..%5cmain.js',
  'app://bundle/a%00.html',
  'app://bundle/%E0%A4%A',
  'app://other/index.html',
  'file:///etc/passwd',
  'https://bundle/index.html',
  'not an address',
])('never leaves the bundle: %s', (address) => {
  const file = bundleFile(folder, address);
  expect(file === undefined || file.startsWith(folder + '/')).toBe(true);
});
