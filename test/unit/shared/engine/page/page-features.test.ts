import { expect, test } from 'vitest';
import { parseHtml } from '../../../../../electron/readers/parse-html';
import { measureBlocks } from '../../../../../shared/engine/features';
import {
  measureRows,
  pageFeatureNames,
  readPage,
} from '../../../../../shared/engine/page/page-features';
import { article, chinese, dataOnly, forum, linksOnly, product } from '../../../../support/pages';

function measure(html: string, weights = { of: () => 0 } as { of(token: string): number }) {
  const { text, blocks, title, markup } = parseHtml(html);
  const document = { id: 'page', text, blocks, ...(title !== undefined && { title }) };
  const survey = readPage(document, markup!, measureBlocks(document), weights);
  const measures = measureRows(survey, 0, blocks.length);
  const rowOf = (part: string) =>
    blocks.findIndex(({ start, end }) => text.slice(start, end).includes(part));
  const valueOf = (name: string, part: string) =>
    measures.values[rowOf(part) * measures.columns + pageFeatureNames.indexOf(name)]!;
  return { ...measures, survey, valueOf, rowOf };
}

test('each row is filled to its end with numbers', () => {
  expect(new Set(pageFeatureNames).size).toBe(pageFeatureNames.length);
  for (const html of [article, chinese, dataOnly, forum, product].map((page) => page.html)) {
    const { values, rows, columns } = measure(html);
    expect(values).toHaveLength(rows * columns);
    expect(columns).toBe(pageFeatureNames.length);
    expect(values.every(Number.isFinite)).toBe(true);
  }
  expect(measure(linksOnly).values.every(Number.isFinite)).toBe(true);
});

test('rows that are measured by parts are those of the whole page', () => {
  const { survey, values, rows, columns } = measure(article.html);
  const middle = Math.floor(rows / 2);
  const parts = [measureRows(survey, 0, middle), measureRows(survey, middle, rows)];
  expect(parts.map((part) => part.rows)).toEqual([middle, rows - middle]);
  expect(parts.flatMap((part) => [...part.values])).toEqual([...values]);
  expect(columns).toBe(parts[0]!.columns);
});

test('links, tags and the words of classes are measured', () => {
  const { valueOf } = measure(article.html);
  expect(valueOf('linked', 'Ridge weather')).toBe(1);
  expect(valueOf('inNav', 'Ridge weather')).toBe(1);
  expect(valueOf('linked', 'Readers leave')).toBe(0);
  expect(valueOf('quote', 'strictest librarian')).toBe(0);
  expect(valueOf('relatedAround', 'Owls are back')).toBe(1);
  expect(valueOf('shareNear', 'Twitter')).toBe(1);
  expect(valueOf('inArticle', 'Readers leave')).toBe(1);
  expect(valueOf('footerAround', 'All rights reserved')).toBe(1);
});

test('what holds most of the running text is the candidate', () => {
  const { valueOf } = measure(article.html);
  expect(valueOf('inCandidate', 'Readers leave')).toBe(1);
  expect(valueOf('inCandidate', 'Owls are back')).toBe(0);
});

test('the headline is the heading most like the title', () => {
  const { survey, rowOf } = measure(article.html);
  expect(survey.headline).toBe(rowOf('A mule brings the library back'));
  const other =
    '<title>Pears at the mill | News</title><h1>News</h1><h2>Pears at the mill</h2><p>x</p>';
  expect(measure(other).survey.headline).toBe(1);
  expect(measure('<title>Plums</title><p>Nothing of the kind</p>').survey.headline).toBe(-1);
});

test('weights of hint words add up on the way out', () => {
  const weights = { of: (token: string) => (token === 'good' ? 2 : token === 'bad' ? -3 : 0) };
  const html = '<div class="good"><div class="bad"><p>one</p></div><p>two</p></div>';
  const { valueOf } = measure(html, weights);
  expect(valueOf('mostWeight', 'one')).toBe(2);
  expect(valueOf('leastWeight', 'one')).toBe(-3);
  expect(valueOf('leastWeight', 'two')).toBe(0);
  expect(valueOf('sumWeight', 'two')).toBeGreaterThan(valueOf('sumWeight', 'one'));
});

test('an ideograph counts for more than a letter', () => {
  const { valueOf } = measure('<p>骡子</p><p>mule</p>');
  expect(valueOf('size', '骡子')).toBe(6);
  expect(valueOf('size', 'mule')).toBe(4);
});
