import { expect, test } from 'vitest';
import { parseHtml } from '../../../../electron/readers/parse-html';

function factsOf(head: string, lang = '') {
  return parseHtml(`<html ${lang}><head>${head}</head><p>text</p>`).markup!.facts;
}

function jsonLd(value: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
}

test('reads Open Graph, meta and the language', () => {
  const head =
    '<meta property="og:title" content=" The  ferry is late "><meta name="author" content="Ada Pole">' +
    '<meta property="article:published_time" content="2024-05-03"><meta name="date" content="2001">' +
    '<meta property="og:site_name" content="Harbour Times"><meta property="og:type" content="Article">';
  expect(factsOf(head, 'lang="de-AT"')).toEqual({
    headline: 'The ferry is late',
    author: 'Ada Pole',
    published: '2024-05-03',
    siteName: 'Harbour Times',
    language: 'de-AT',
    types: 'article',
  });
});

test('JSON-LD names authors and date, and the headline where nothing else does', () => {
  const data = {
    '@graph': [
      { '@type': 'WebSite', name: 'Harbour Times' },
      {
        '@type': ['NewsArticle'],
        headline: 'The ferry is late',
        datePublished: '2024-05-03',
        author: [{ name: 'Ada Pole' }, { name: 'Ben Quay' }, { name: 'Ada Pole' }],
      },
    ],
  };
  const head = `<meta name="author" content="The desk">${jsonLd(data)}`;
  expect(factsOf(head)).toEqual({
    headline: 'The ferry is late',
    author: 'Ada Pole, Ben Quay',
    published: '2024-05-03',
    types: 'website newsarticle',
  });
});

test('a time that is marked as that of publication is the date where nothing else names one', () => {
  const page = (more: string) =>
    parseHtml(
      `<p><time datetime="2001">then</time><time datetime="2024-05-03" ${more}>May</time></p>`,
    ).markup!.facts;
  expect(page('itemprop="datePublished"')).toEqual({ published: '2024-05-03' });
  expect(page('class="entry-date"')).toEqual({ published: '2024-05-03' });
  expect(page('class="event"')).toEqual({});
});

test.each([
  '<meta name="author" content="https://example.org/ada">',
  jsonLd({ author: 'https://example.org/ada' }),
  jsonLd({ author: { name: 5 }, headline: 'x'.repeat(600) }),
  '<meta name="author"><meta content="x">',
  '<script type="application/ld+json">{"author": "Ada</script>',
])('takes no nonsense from %s', (head) => {
  expect(factsOf(head)).toEqual({});
});

test.each([
  [
    '<time datetime="2024-05-03T08:00">May</time><time datetime="2024-05-03">May</time>',
    '2024-05-03T08:00',
  ],
  ['<time datetime="2024-05-03">May</time><time datetime="2024-05-04">later</time>', undefined],
  ['<time datetime="P2D">two days</time>', undefined],
])('of times without a mark a single day is the date: %s', (times, published) => {
  expect(parseHtml(`<p>text ${times}</p>`).markup!.facts.published).toBe(published);
});
