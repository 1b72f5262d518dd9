import fc from 'fast-check';
import { parse, serialize } from 'parse5';
import { describe, expect, test } from 'vitest';
import { dropScripts } from '../../../../electron/readers/drop-scripts';

/** The page as a parser sees it, without what may be dropped. */
function seen(html: string): string {
  return serialize(parse(html, { scriptingEnabled: false })).replace(
    /(<(script|style)\b[^>]*>)([^<]*(?:<(?!\/\2>)[^<]*)*)(<\/\2>)/g,
    (whole, start: string, _name, _content, end: string) =>
      start.includes('ld+json') ? whole : start + end,
  );
}

describe('dropScripts', () => {
  test.each([
    ['<script>x < y</script><p>a</p>', '<script></script><p>a</p>'],
    ['<STYLE type=a>p{}</Style ><p>a', '<STYLE type=a></Style ><p>a'],
    ['<script data-x="a>b">x</script>', '<script data-x="a>b"></script>'],
    ['<script><!-- x --></script>', '<script></script>'],
    ['<svg viewBox="0"><style>.a{}</style></svg>', '<svg viewBox="0"><style></style></svg>'],
    ['<svg/><style>a<b</style>', '<svg/><style>a<b</style>'],
    ['<svg /><style>a<b</style>', '<svg /><style></style>'],
    ['<![endif]--><script>x</script>', '<![endif]--><script></script>'],
    [
      '<p title = "<script>">a</p><script>x</script>',
      '<p title = "<script>">a</p><script></script>',
    ],
    ['<a b="c"d=\'e>\'f=g>h</a><script>x</script>', '<a b="c"d=\'e>\'f=g>h</a><script></script>'],
  ])('%s becomes %s', (html, without) => {
    expect(dropScripts(html)).toBe(without);
  });

  test.each([
    '<p>a</p>',
    '<script type="application/ld+json">{"a": 1}</script>',
    '<!-- <script> --><p>a</p><!-- </script> -->',
    '<textarea><script></textarea>a<textarea></script></textarea>',
    '<p title="<script>">a</p><p title="</script>">b</p>',
    '<script>x',
    '<script><!-- <script> </script> --></script>',
    '<select><style>a</style><option>b</select>',
    '<svg><style><![CDATA[ </style> ]]></style></svg><p>a',
    '<a b=c"><script></a><p>x</p><a d="</script>">',
    '<plaintext><script>x</script>',
  ])('leaves %s as it is, or what is seen of it', (html) => {
    expect(seen(dropScripts(html))).toBe(seen(html));
  });

  const pieces = (
    '<script>|</script>|<style>|</style>|<script src="a>">|<SCRIPT type=ld+json>|<svg>|<svg/>|<svg />|</svg>|' +
    '<select>|</select>|<textarea>|</textarea>|<title>|</title>|<!--|-->|--!>|<!|<![CDATA[|]]>|<?|</|<|>|/>|' +
    '<p a=|<p "|"|\'|=| |/|<p>|</p>|<iframe>|</iframe>|<table>|<td>|</table>|<template>|</template>|word|<b '
  ).split('|');

  test('a parser sees the same with and without', () => {
    const page = fc.array(fc.constantFrom(...pieces), { maxLength: 14 });
    fc.assert(
      fc.property(page, (parts) => {
        const html = parts.join('');
        expect(seen(dropScripts(html))).toBe(seen(html));
      }),
      { numRuns: 3000 },
    );
  });

  test.each(['<script>', '<!--', '<p a="', '<p a=\'">', '<svg><style>', '<', '</', '<textarea>'])(
    'reads a long run of %s',
    (piece) => {
      expect(dropScripts(piece.repeat(200_000))).toHaveLength(piece.length * 200_000);
    },
  );
});
