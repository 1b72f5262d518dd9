import type { Row } from './columns';
import { longSize, type BlockSizes } from './page-tree';
import { aroundTags } from './element-kind';
import type { Survey } from './survey-page';
import { countShared } from './title-words';

export const ownNames = [
  'size',
  'logSize',
  'words',
  'linked',
  'links',
  'emphasised',
  'commas',
  'sentences',
  'endsSentence',
  'endsColon',
  'digits',
  'capitals',
  'capitalWords',
  'wordLength',
  'prose',
  'images',
  'controls',
  'sign',
  'bar',
  'titleShare',
  'ofTitle',
  'headlineShare',
  'repeats',
  'year',
  'labelled',
];
export const tagNames = [
  'paragraph',
  'item',
  'heading',
  'cell',
  'definition',
  'quote',
  'preformatted',
  'captionTag',
  'button',
  'bare',
  'inNav',
  'inHeader',
  'inFooter',
  'inAside',
  'inForm',
  'inArticle',
  'inMain',
  'inList',
  'inTable',
  'inFigure',
  'inSection',
  'depth',
];
export const placeNames = [
  'place',
  'sizeBefore',
  'afterHeadline',
  'afterHeadlineShare',
  'nearSize1',
  'nearSize2',
  'nearSize5',
  'nearLinked1',
  'nearLinked2',
  'nearLinked5',
  'previousSize',
  'nextSize',
  'previousLinked',
  'nextLinked',
  'nextLong',
  'previousLong',
  'headingAbove',
];
/** A line that tells a date or has a label in front is no longer than this. */
const longestLine = 80;
const signs = /[©®|›»→↑•]|\d{1,2}[:.h]\d{2}|[€$£¥]\s?\d/;

export function putOwn(row: Row, page: Survey, index: number): void {
  const { sizes, tree, titleWords, headlineWords, repeats } = page;
  const own = page.words[index]!;
  const block = page.blocks[index]!;
  const { text, words } = block;
  const note = tree.markup.blocks[index]!;
  const size = sizes.size[index]!;
  const length = text.length;
  row.push(size);
  row.push(Math.log1p(size));
  row.push(words);
  row.push(sizes.linked[index]!);
  row.push(note.links);
  row.push(sizes.emphasised[index]!);
  row.push(sizes.commas[index]! / (words + 1));
  row.push(block.sentences);
  row.flag(block.endsSentence);
  row.flag(/[:：]$/.test(text));
  row.push(block.digits / length);
  row.push(block.capitals / (block.letters + 1));
  row.push(block.capitalWords / (words + 1));
  row.push(block.letters / (words + 1));
  row.flag(block.prose);
  row.push(note.images);
  row.push(note.controls);
  row.flag(signs.test(length > 200 ? text.slice(0, 200) : text));
  row.flag(/\s[|/·•»]\s/.test(length > 200 ? text.slice(0, 200) : text));
  const ofTitle = countShared(own, titleWords);
  const ofHeadline = countShared(own, headlineWords);
  row.push(ofTitle / (titleWords.size || 1));
  row.push(ofTitle / (own.size || 1));
  row.push(
    headlineWords.size === 0
      ? -1
      : (ofHeadline / headlineWords.size) * (ofHeadline / (own.size || 1)),
  );
  row.push(repeats.get(text) ?? 1);
  row.flag(length <= longestLine && /(?:19|20)\d\d/.test(text));
  row.flag(length <= longestLine && /^[^:：]{1,16}[:：]\s?[^\s:：]/.test(text));
}

export function putTags(row: Row, { tree, tagsAround, headings }: Survey, index: number): void {
  const { element, inner } = tree.markup.blocks[index]!;
  const tag = element < 0 ? '' : tree.markup.elements[element]!.tag;
  row.flag(tag === 'p');
  row.flag(tag === 'li');
  row.push(headings[index]!);
  row.push(tag === 'td' ? 1 : tag === 'th' ? 2 : 0);
  row.flag(tag === 'dd' || tag === 'dt');
  row.flag(tag === 'blockquote');
  row.flag(tag === 'pre');
  row.flag(tag === 'figcaption' || tag === 'caption');
  row.flag(tag === 'button' || tag === 'option' || tag === 'legend' || inner.includes('label'));
  row.flag(tag === 'div' || tag === 'section' || tag === 'article' || tag === 'body');
  const around = element < 0 ? 0 : tagsAround[element]!;
  for (let at = 0; at < aroundTags.length; at++) row.flag((around & (1 << at)) !== 0);
  row.push(element < 0 ? -1 : tree.depth[element]!);
}

/** How many blocks before and behind count as near. */
const reaches = [1, 2, 5];

export function putPlace(row: Row, page: Survey, index: number): void {
  const { before, total, linkedBefore, headline, headings, sizes, blocks } = page;
  const { size, linked } = sizes;
  row.push(index / blocks.length);
  row.push(before[index]! / (total + 1));
  row.push(headline < 0 ? -1000 : Math.max(-200, Math.min(200, index - headline)));
  row.push(headline < 0 ? -2 : (before[index]! - before[headline]!) / (total + 1));
  for (const reach of reaches) {
    const from = Math.max(0, index - reach);
    const to = Math.min(blocks.length, index + reach + 1);
    row.push(Math.log1p((before[to]! - before[from]!) / (to - from)));
  }
  for (const reach of reaches) {
    const from = Math.max(0, index - reach);
    const to = Math.min(blocks.length, index + reach + 1);
    row.push((linkedBefore[to]! - linkedBefore[from]!) / (before[to]! - before[from]! + 1));
  }
  row.push(index > 0 ? size[index - 1]! : -1);
  row.push(index + 1 < blocks.length ? size[index + 1]! : -1);
  row.push(index > 0 ? linked[index - 1]! : -1);
  row.push(index + 1 < blocks.length ? linked[index + 1]! : -1);
  row.push(stepsToLong(sizes, index, 1));
  row.push(stepsToLong(sizes, index, -1));
  row.push(stepsToHeading(headings, index));
}

const mostSteps = 12;

/** How many blocks on the next running text stands; 12 when it is not near. */
function stepsToLong({ size, linked }: BlockSizes, index: number, step: number): number {
  for (let steps = 1; steps < mostSteps; steps++) {
    const at = index + step * steps;
    if (at < 0 || at >= size.length) break;
    if (size[at]! >= longSize && linked[at]! < 0.3) return steps;
  }
  return mostSteps;
}

function stepsToHeading(headings: Int8Array, index: number): number {
  for (let steps = 1; steps < mostSteps && steps <= index; steps++) {
    if (headings[index - steps]! > 0) return steps;
  }
  return mostSteps;
}
