import { expect, test } from 'vitest';
import { parseHtml } from '../../../../electron/readers/parse-html';

function blocksOf(html: string) {
  const page = parseHtml(html);
  return page.blocks.map((block, index) => {
    const markup = page.markup!.blocks[index]!;
    const element = page.markup!.elements[markup.element];
    return {
      text: page.text.slice(block.start, block.end),
      ...markup,
      tag: element?.tag,
      hint: element?.hint,
    };
  });
}

test('each block knows the element around it, its links and its bold type', () => {
  const html =
    '<div class="Story Body" id="main"><p>The <b>ferry</b> was <a href="/x">late again</a>.</p>' +
    '<img><input>All waited<br>on the quay</div>';
  expect(blocksOf(html)).toMatchObject([
    { text: 'The ferry was late again.', tag: 'p', links: 1, linked: 9, emphasised: 5, images: 0 },
    { text: 'All waited', tag: 'div', hint: 'story body main', linked: 0, images: 1, controls: 1 },
    { text: 'on the quay', tag: 'div', images: 0, controls: 0 },
  ]);
});

test('names the inline elements around a text', () => {
  const [block] = blocksOf('<p><span class="Byline"><a rel="author">Ada Pole</a></span></p>');
  expect(block).toMatchObject({ inner: ' span byline a', links: 1, linked: 7 });
});

test('keeps the elements that hold text alone, parents before their children', () => {
  const { markup } = parseHtml('<div><section></section><ul><li>one<li>two</ul></div>');
  const { elements, blocks } = markup!;
  expect(elements.map(({ tag, parent }) => [tag, parent])).toEqual([
    ['html', -1],
    ['body', 0],
    ['div', 1],
    ['ul', 2],
    ['li', 3],
    ['li', 3],
  ]);
  expect(blocks.map(({ element }) => element)).toEqual([4, 5]);
});

test('a text that stands in data alone stands in no element', () => {
  const body = 'The ferry was late again on Monday, said its captain. '.repeat(6);
  const data = JSON.stringify({ '@type': 'NewsArticle', articleBody: body });
  const page = parseHtml(`<script type="application/ld+json">${data}</script><p>Menu</p>`);
  expect(page.markup!.blocks.map(({ element }) => element >= 0)).toEqual([true, false]);
});

test('a page that is read tag by tag has no markup', () => {
  expect(parseHtml(`${'<div>'.repeat(2000)}text`).markup).toBeUndefined();
});
