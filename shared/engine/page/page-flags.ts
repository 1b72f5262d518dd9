import type { Document } from '../../model/document';
import { defaultConfidence, leastConfidence, roundConfidence, type Flag } from '../../model/flag';
import { judgePage, type PageJudgement } from './judge-page';
import { applyCuts } from '../apply-cuts';
import { toProbability } from '../log-odds';
import { joinParts } from './join-parts';
import { mergePlainFlags } from './merge-flags';
import { headlineDetector, mainContentDetector } from './page-detectors';
import type { PageModel } from './page-model';
import { PartNaming } from './name-part';

/** No flag is surer than this. */
const cap = 0.99;
/** Of a flag that would leave a page empty. */
const doubtful = 0.45;
/** How sure the headline is one; whether it is cut is a question of use, not of doubt. */
const headlineConfidence = 0.95;

/**
 * The flags of a page: what its main content does without, and what the text alone says of the rest.
 * `flagText` flags a text without markup; it sees the main content as if that were all.
 */
export function flagPage(
  document: Document,
  model: PageModel,
  flagText: (main: Document) => readonly Flag[],
): Flag[] {
  const judgement = judgePage(document, model);
  if (!judgement) return [...flagText(document)];
  const own = flagBlocks(document, judgement);
  const plain = flagText(mainDocument(document, own));
  const merged = mergePlainFlags(document.blocks, own, plain, judgement.odds);
  return joinParts(keepSome(document, merged, judgement.odds), nextIn(document));
}

/** The page with the blocks alone that stay. */
function mainDocument(
  { markup: _, ...document }: Document,
  own: readonly (Flag | undefined)[],
): Document {
  const headline = own.find((flag) => flag?.detector === headlineDetector);
  return {
    ...document,
    blocks: document.blocks
      .filter(({ index }) => (own[index]?.confidence ?? 0) < defaultConfidence)
      .map(({ start, end }, index) => ({ index, start, end })),
    ...(headline && { title: document.text.slice(headline.start, headline.end) }),
  };
}

/** No page is left without any text: of the likeliest main content at least something stays. */
function keepSome(document: Document, flags: readonly Flag[], odds: Float64Array): Flag[] {
  const cuts = flags.filter(({ confidence }) => confidence >= defaultConfidence);
  if (leavesBlock(document, cuts)) return [...flags];
  if (applyCuts(document.text, cuts).trim() !== '') return [...flags];
  const least = odds.indexOf(odds.reduce((a, b) => Math.min(a, b)));
  const { start, end } = document.blocks[least]!;
  return flags.map((flag) =>
    flag.start < end && start < flag.end && flag.confidence >= defaultConfidence
      ? { ...flag, confidence: doubtful }
      : flag,
  );
}

/** True when there is a block that no cut touches; in most pages that is known without cutting. */
function leavesBlock({ blocks }: Document, cuts: readonly Flag[]): boolean {
  let next = 0;
  return blocks.some(({ start, end }) => {
    while (next < cuts.length && cuts[next]!.end <= start) next++;
    return next === cuts.length || cuts[next]!.start >= end;
  });
}

/** True for flags with nothing but line ends between them. */
function nextIn({ text }: Document): (a: Flag, b: Flag) => boolean {
  return (a, b) => text.slice(a.end, b.start).trim() === '';
}

/** For each block the flag that says it may have to be cut, by its index. */
function flagBlocks(
  document: Document,
  { survey, odds }: PageJudgement,
): readonly (Flag | undefined)[] {
  const headline = cutHeadline(survey.headline, odds);
  const naming = new PartNaming(survey, (index) => odds[index]! >= 0 && index !== headline);
  return document.blocks.map(({ index, start, end }) => {
    if (index === headline) return headlineFlag(start, end);
    const confidence = roundConfidence(Math.min(cap, toProbability(odds[index]!)));
    if (confidence < leastConfidence) return undefined;
    return { start, end, confidence, detector: mainContentDetector, ...naming.name(index) };
  });
}

function headlineFlag(start: number, end: number): Flag {
  return {
    start,
    end,
    kind: 'repeated-title',
    confidence: headlineConfidence,
    detector: headlineDetector,
    reason: 'headline of the page, which is kept as its title',
  };
}

/** The headline, unless the page has nothing else to show. */
function cutHeadline(headline: number, odds: Float64Array): number {
  const others = odds.some((each, index) => index !== headline && each < 0);
  return others ? headline : -1;
}
