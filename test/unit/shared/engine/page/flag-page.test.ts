import { describe, expect, test } from 'vitest';
import { loadResources } from '../../../../../electron/backend/load-resources';
import { resourcesFolder } from '../../../../../electron/backend/resources-folder';
import { parseHtml } from '../../../../../electron/readers/parse-html';
import { applyCuts } from '../../../../../shared/engine/apply-cuts';
import { applyPolicy, defaultPolicy } from '../../../../../shared/engine/apply-policy';
import { createEngine } from '../../../../../shared/engine/create-engine';
import { sumOfTreesByRow } from '../../../../../shared/engine/boosted-trees';
import { emptyFold, finishStats, foldStats } from '../../../../../shared/engine/fold-stats';
import { judgePage } from '../../../../../shared/engine/page/judge-page';
import { measureRows } from '../../../../../shared/engine/page/page-features';
import type { Document } from '../../../../../shared/model/document';
import * as pages from '../../../../support/pages';

const resources = loadResources(resourcesFolder());
const engine = createEngine(resources);

function documentOf(html: string): Document {
  const { text, blocks, title, markup } = parseHtml(html);
  return { id: 'page', text, blocks, ...(title && { title }), ...(markup && { markup }) };
}

function flagsOf(document: Document) {
  const fold = emptyFold();
  foldStats(fold, document);
  return engine.flag(document, finishStats(fold));
}

function cleanText(html: string): string {
  const document = documentOf(html);
  return applyCuts(document.text, applyPolicy(flagsOf(document), defaultPolicy));
}

const samples = {
  'an article': pages.article,
  'a thread of a forum': pages.forum,
  'a list of offers': pages.listing,
  'a product': pages.product,
  'a page of documentation': pages.documentation,
  'a Chinese page': pages.chinese,
  'a page whose text stands in its data': pages.dataOnly,
};

describe.each(Object.entries(samples))('%s', (_name, { html, kept, cut }) => {
  const clean = cleanText(html);

  test('keeps its main content', () => {
    expect(kept.filter((text) => !clean.includes(text))).toEqual([]);
  });

  test('loses what stands beside it', () => {
    const lines = clean.split('\n');
    expect(cut.filter((text) => lines.includes(text))).toEqual([]);
  });
});

test('a page without any main content is not left empty', () => {
  expect(cleanText(pages.linksOnly).trim()).not.toBe('');
  expect(cleanText('<h1>Gone</h1>')).toBe('Gone');
});

test('all blocks of a page of many are judged by their own measures', () => {
  const lines = Array.from({ length: 2500 }, (_, at) =>
    at % 7 === 0
      ? `<li><a href="/${at}">Menu ${at}</a>`
      : `<p>Line ${at} says a little more, again.`,
  );
  const document = documentOf(`<title>Lines</title>${lines.join('')}`);
  const { odds, survey } = judgePage(document, resources.page)!;
  const measures = measureRows(survey, 0, document.blocks.length);
  const main = sumOfTreesByRow(resources.page.trees, measures, 0);
  // The threshold of the page is the same for all blocks.
  const thresholds = odds.map((cut, index) => cut + main[index]!);
  expect(Math.max(...thresholds) - Math.min(...thresholds)).toBeCloseTo(0, 9);
});

test('the flags are sorted, disjoint, whole, and the same every time', () => {
  for (const { html } of Object.values(samples)) {
    const document = documentOf(html);
    const flags = flagsOf(document);
    expect(flags).toEqual(flagsOf(document));
    let end = 0;
    for (const flag of flags) {
      expect(flag.start).toBeGreaterThanOrEqual(end);
      expect(flag.end).toBeGreaterThan(flag.start);
      expect(flag.confidence).toBeGreaterThanOrEqual(0.05);
      expect(flag.confidence).toBeLessThanOrEqual(0.99);
      end = flag.end;
    }
  }
});

test('a menu is one flag that says how many of its words are links', () => {
  const document = documentOf(pages.article.html);
  const flag = flagsOf(document).find(({ start, end }) =>
    document.text.slice(start, end).includes('Ridge weather'),
  )!;
  expect(document.text.slice(flag.start, flag.end)).toContain('Life\nRidge weather\nLetters');
  expect(flag).toMatchObject({ kind: 'ui', reason: 'navigation: 100 % of the text is links' });
});

test('each part of a page is called what it is', () => {
  const document = documentOf(pages.article.html);
  const flags = flagsOf(document);
  const kindOf = (text: string) =>
    flags.find(({ start, end }) => document.text.slice(start, end).includes(text))?.kind;
  expect(kindOf('Owls are back')).toBe('related');
  expect(kindOf('Twitter')).toBe('share');
  expect(kindOf('A mule brings')).toBe('repeated-title');
});

test('the headline can be kept', () => {
  const document = documentOf(pages.article.html);
  const policy = { ...defaultPolicy, keepHeadline: true };
  const clean = applyCuts(document.text, applyPolicy(flagsOf(document), policy));
  expect(clean.split('\n')[0]).toBe('A mule brings the library back');
});

test('a page that is read tag by tag is judged by its text alone', () => {
  const html = `${'<div>'.repeat(2000)}The ferry left on Tuesday morning.<br>Advertisement`;
  expect(cleanText(html).trim()).toBe('The ferry left on Tuesday morning.');
});
