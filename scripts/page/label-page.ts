import { detectLanguage } from '../../electron/readers/detect-language';
import { parseHtml } from '../../electron/readers/parse-html';
import { repairDecoding } from '../../electron/readers/repair-decoding';
import { measureBlocks, type BlockFeatures } from '../../shared/engine/features';
import { siteOf } from '../../shared/engine/site';
import type { Document } from '../../shared/model/document';
import type { PageMarkup } from '../../shared/model/page-markup';
import { alignTokens } from './align-gold';
import type { GoldPage } from './read-pages';
import { bagOf, flatten } from './score-pages';

/** A page whose blocks are known to be main content or not. */
export interface LabelledPage {
  readonly page: GoldPage;
  readonly document: Document;
  readonly markup: PageMarkup;
  readonly features: readonly BlockFeatures[];
  /** Share of each block that a person would keep; -1 where that is not known. */
  readonly labels: Float64Array;
  readonly tokens: Float64Array;
}

/** Shorter blocks that stand inside a wanted string may stand there by chance. */
const leastString = 16;

/** The page as the program reads it, with the labels of its blocks; undefined without markup or text. */
export function labelPage(page: GoldPage): LabelledPage | undefined {
  const { text, blocks, title, markup, url } = parseHtml(repairDecoding(page.html));
  if (!markup || blocks.length === 0) return undefined;
  const address = page.url ?? url;
  const site = siteOf({ ...(address !== undefined && { url: address }) });
  const language = detectLanguage(text);
  const document = {
    id: `${page.set}/${page.id}`,
    text,
    blocks,
    markup,
    ...(title !== undefined && { title }),
    ...(site !== undefined && { site }),
    ...(language !== undefined && { language }),
  };
  const texts = blocks.map(({ start, end }) => text.slice(start, end));
  const bags = texts.map(bagOf);
  return {
    page,
    document,
    markup,
    features: measureBlocks(document),
    labels: page.gold === undefined ? labelByStrings(page, texts) : labelByText(page.gold, bags),
    tokens: Float64Array.from(bags, (bag) => bag.length),
  };
}

function labelByText(gold: string, bags: readonly (readonly string[])[]): Float64Array {
  const found = alignTokens(bags.flat(), bagOf(gold));
  let at = 0;
  return Float64Array.from(bags, (bag) => {
    if (bag.length === 0) return -1;
    let kept = 0;
    for (let left = bag.length; left > 0; left--) kept += found[at++]!;
    return kept / bag.length;
  });
}

function labelByStrings({ wanted, unwanted }: GoldPage, texts: readonly string[]): Float64Array {
  const holds = (text: string, strings: readonly string[]) =>
    strings
      .map(flatten)
      .some(
        (string) => text.includes(string) || (text.length >= leastString && string.includes(text)),
      );
  return Float64Array.from(texts, (each) => {
    const text = flatten(each);
    const [keep, cut] = [holds(text, wanted), holds(text, unwanted)];
    return keep === cut ? -1 : keep ? 1 : 0;
  });
}
