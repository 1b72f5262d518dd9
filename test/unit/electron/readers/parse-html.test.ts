import { fc } from '../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { parseHtml } from '../../../../electron/readers/parse-html';

describe('parseHtml', () => {
  test.each([
    ['<p>one <b>tw</b>o</p><p>three</p>', 'one two\nthree'],
    ['<div>a<div>b</div>c</div>', 'a\nb\nc'],
    ['one<br>two', 'one\ntwo'],
    ['<p> a \n\t b </p>', 'a b'],
    ['<p>a <i> b</i> c</p>', 'a b c'],
    ['<span>a</span><span>b</span>', 'ab'],
    ['<ul><li>a<li>b</ul>', 'a\nb'],
    ['<table><tr><td>a<td>b<tr><td>c</table>', 'a\nb\nc'],
    ['<p>a&amp;b &lt;i&gt; &eacute;</p>', 'a&b <i> é'],
    ['<p>a&nbsp; b</p>', 'a\u00a0 b'],
    ['<textarea> x  y\nz</textarea>', ' x  y\nz'],
  ])('%j reads %j', (html, text) => {
    expect(parseHtml(html).text).toBe(text);
  });

  test('keeps the white space of preformatted text', () => {
    expect(parseHtml('<p>a</p><pre>\n  if x:\n    y\n</pre><p>b</p>').text).toBe(
      'a\n  if x:\n    y\nb',
    );
  });

  test('includes what is seen without scripting', () => {
    expect(parseHtml('<p>a</p><noscript><p>b</p></noscript>').text).toBe('a\nb');
  });

  test.each([
    '<script>x</script>',
    '<style>x</style>',
    '<template><p>x</p></template>',
    '<p hidden>x</p>',
    '<div style="color:red; display: none">x<p>y</p></div>',
    '<div style="visibility:hidden">x</div>',
    '<svg><title>x</title><desc>x</desc></svg>',
    '<datalist><option>x</datalist>',
    '<iframe>x</iframe>',
    '<!-- x -->',
  ])('leaves out %s', (html) => {
    expect(parseHtml(`<p>seen</p>${html}`).text).toBe('seen');
  });

  test('reads a page that hides itself until its scripts have run', () => {
    expect(parseHtml('<body style="display:none"><p>a</p></body>').text).toBe('a');
  });

  test('reads a page of which next to nothing is seen until its scripts have run', () => {
    const article = '<p>A long article that a wrapper hides.</p>'.repeat(30);
    const page = (inner: string) => `<p>Loading</p><div style="visibility:hidden">${inner}</div>`;
    expect(parseHtml(page(article)).blocks).toHaveLength(31);
    expect(parseHtml(page('<p>Cookie box</p>')).text).toBe('Loading');
  });

  test('takes the article from JSON-LD where it stands there alone, and marks it', () => {
    const body =
      'The ferry was late again on Monday, said its captain.\\nNobody was surprised. '.repeat(4);
    const data = `<script type="application/ld+json">{"@graph": [{"articleBody": "${body}"}]}</script>`;
    const page = parseHtml(`${data}<p>Read all about it</p>`);
    expect(page.text.slice(0, page.jsonLdFrom)).toBe('Read all about it');
    expect(page.blocks).toHaveLength(6);
    expect(page.text).toContain('\nNobody was surprised.');
    for (const { start, end } of page.blocks) {
      expect(page.text.slice(start, end)).toBe(page.text.slice(start, end).trim());
    }
    const shown = parseHtml(`${data}<p>${body.replaceAll('\\n', ' <i>')}</p>`);
    expect(shown.jsonLdFrom).toBeUndefined();
    expect(shown.blocks).toHaveLength(1);
  });

  test.each(['{', '[]', '{"articleBody": 5}', '{"articleBody": "short"}', '"x"'])(
    'does without the JSON-LD %s',
    (json) => {
      const page = parseHtml(`<script type="application/ld+json">${json}</script><p>text</p>`);
      expect(page).toMatchObject({ text: 'text' });
    },
  );

  test.each([
    ['white space', `a${' '.repeat(400_000)}b`],
    ['tags without an end', '<a'.repeat(400_000)],
    ['tags without an end behind markup', `<p>${'word < '.repeat(400_000)}`],
  ])('reads JSON-LD with a long run of %s', (_name, body) => {
    const data = JSON.stringify({ articleBody: body });
    const page = parseHtml(`<script type="application/ld+json">${data}</script><p>text</p>`);
    expect(page).toMatchObject({ jsonLdFrom: 4 });
    expect(page.blocks).toHaveLength(2);
  });

  test('finds title and address of the page', () => {
    const page = parseHtml(
      '<head><title> A \n title </title><link rel="canonical" href=" https://a.example/x "></head>' +
        '<body><svg><title>drawing</title></svg>text',
    );
    expect(page).toMatchObject({ title: 'A title', url: 'https://a.example/x', text: 'text' });
  });

  test.each([
    ['<div>', 20_000],
    ['<div>', 100_000],
    ['<b><p>', 20_000],
    ['<table><tr><td>', 20_000],
  ])('reads %s nested deeply', (tag, times) => {
    const html = `<title>deep</title>${tag.repeat(times)}the end<script>x</script>`;
    expect(parseHtml(html)).toMatchObject({ text: 'the end', title: 'deep' });
  });

  test('reads unclosed formatting that a tree would repeat without end', () => {
    const html = Array.from({ length: 20_000 }, (_, n) => `<p><b id=${n}>w${n}`).join('');
    expect(parseHtml(html).blocks).toHaveLength(20_000);
  });

  test('reads a page whose tags have very many attributes', () => {
    const attributes = Array.from({ length: 50_000 }, (_, at) => ` a${at}="${at}"`).join('');
    expect(parseHtml(`<p${attributes}>one<p${attributes} hidden>two<p>three`).text).toBe(
      'one\nthree',
    );
  });

  test('unfolds no entities of a document type, and reads nothing from elsewhere', () => {
    const lol = Array.from(
      { length: 12 },
      (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`,
    );
    const type = `<!DOCTYPE html [<!ENTITY a0 "lol">${lol.join('')}<!ENTITY x SYSTEM "file:///etc/passwd">]>`;
    const { text } = parseHtml(
      `<?xml version="1.0"?>${type}<html><p>&a12;</p><p>&x;</p><p>end</p>`,
    );
    expect(text.split('\n').slice(-3)).toEqual(['&a12;', '&x;', 'end']);
    expect(text.length).toBeLessThan(50);
  });

  test('reads what comes behind a document type of megabytes', () => {
    const page = parseHtml(`<!DOCTYPE html PUBLIC "${'x'.repeat(5_000_000)}"><p>text</p>`);
    expect(page.text).toBe('text');
  });

  test('leaves out scripts and pictures of pages that are nested too deeply', () => {
    const html = `${'<div>'.repeat(1000)}a<script>"<p>x"</script><style>y</style><p>b<pre> c\n d</pre>`;
    expect(parseHtml(html).text).toBe('a\nb\n c\n d');
  });

  test('blocks are the non-blank lines between boundaries, without white space around them', () => {
    const piece = fc.constantFrom('<p>', '</p>', '<div>', '<b>', '</b>', '<br>', 'word', ' ', '\n');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        const page = parseHtml(pieces.join(''));
        let end = -1;
        for (const block of page.blocks) {
          const text = page.text.slice(block.start, block.end);
          expect(text).not.toBe('');
          expect(text).toBe(text.trim());
          expect(block.start).toBeGreaterThan(end);
          end = block.end;
        }
        expect(page.blocks.map(({ index }) => index)).toEqual([...page.blocks.keys()]);
      }),
    );
  });
});
