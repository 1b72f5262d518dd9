import { expect, test } from 'vitest';
import { siteOf } from '../../../../shared/engine/site';

test.each([
  [{ site: ' Harbour Times ', url: 'https://example.org/a' }, 'Harbour Times'],
  [{ url: 'https://www.Example.org:8080/a?b#c' }, 'example.org'],
  [{ url: 'http://user:word@news.example.org/' }, 'news.example.org'],
  [{ url: '//example.org/a' }, 'example.org'],
  [{ url: 'http://[::1]:80/a' }, '[::1]'],
  [{ url: 'example' }, undefined],
  [{ url: 'file:///home/a' }, undefined],
  [{ site: '  ' }, undefined],
  [{}, undefined],
])('the site of %j is %j', (given, site) => {
  expect(siteOf(given)).toBe(site);
});
