import type { BlockFeatures, DocumentFeatures } from '../features';
import type { Detector, RawHit } from '../detector';
import { isListItem, leadsOn } from '../line-shape';
import { hashText } from '../text-hash';
import { mayShareRuns, readRuns, type WordRuns } from '../word-runs';

/** Shorter lines may well return: names of speakers, refrains, answers. */
const fewestWords = 3;
const fewestPartWords = 6;
/** In a longer row of lines without full stops, a short one may return as an entry of a list. */
const longRun = 5;
/** Share of a line's runs of words that another block must hold. */
const sharedRuns = 0.8;
/** Above this, in words, a document is compared by exact lines alone. */
const mostComparedWords = 60_000;

/** Text that stands twice in the document: the copy goes, its twin stays. */
export const copiedBlock: Detector = {
  id: 'copied-block',
  version: 2,
  label: 'Copied block',
  summary: 'The block repeats another block of the document, whole or as a part of it.',
  examples: {
    flags: [
      {
        text: 'The ferry sailed again on Tuesday.\nThe town came to the quay.\nThe ferry sailed again on Tuesday.',
        flagged: ['The ferry sailed again on Tuesday.'],
      },
      {
        text: 'The ferry is back.\n“Nobody thought that we would see her sail”\nAda Pole was on the quay. “Nobody thought that we would see her sail again,” she said.',
        flagged: ['“Nobody thought that we would see her sail”'],
      },
    ],
    keeps: [
      {
        text: 'Pole: Will she sail?\nYes.\nPole: When?\nYes.\nOar: On Tuesday.',
        flagged: [],
      },
      {
        text: 'The ferry sailed on Monday.\nThe ferry came back on Tuesday.\nIt sailed on.',
        flagged: [],
      },
    ],
  },
  *detect(document, { features }) {
    const copies = new Set<number>();
    for (const [copy, twin] of exactCopies(features)) {
      copies.add(copy.index);
      const aside = numbersOf(copy) === numbersOf(twin) ? '' : ', numbers aside';
      const reason = `repeats an earlier block${aside}`;
      yield hit(document.id, copy, twin, exactScore(copy, features), reason);
    }
    for (const [part, whole] of containedBlocks(features, copies)) {
      const reason = part.index > whole.index ? 'an earlier' : 'a later';
      yield hit(document.id, part, whole, partScore(part), `repeats a part of ${reason} block`);
    }
  },
};

function hit(
  document: string,
  at: BlockFeatures,
  twin: BlockFeatures,
  score: number,
  reason: string,
) {
  const evidence = { twin: { document, start: twin.start, end: twin.end } };
  return { start: at.start, end: at.end, kind: 'duplicate', score, reason, evidence } as RawHit;
}

/** Each later copy of a block with its first occurrence. */
function* exactCopies({
  blocks,
  words,
}: DocumentFeatures): Iterable<[BlockFeatures, BlockFeatures]> {
  /** Lines by the first one with the same words, other blocks by the hashes of their texts. */
  const firstLines = new Map<number, BlockFeatures>();
  const firstTexts = new Map<number, BlockFeatures>();
  for (const block of blocks) {
    if (block.letters === 0) continue;
    const name = block.isLine ? words.alike[block.index]! : hashText(block.text);
    const firsts = block.isLine ? firstLines : firstTexts;
    const first = firsts.get(name);
    if (!first) firsts.set(name, block);
    else if (block.words >= fewestWords || block.index === first.index + 1) {
      // Rows of emoji are no text.
      if (/\p{L}/u.test(block.text)) yield [block, first];
    }
  }
}

function numbersOf({ text, digits }: BlockFeatures): string {
  return digits === 0 ? '' : text.replace(/\D+/g, ' ').trim();
}

/** A line that returns often and is short is a refrain or a label rather than a copy. */
function exactScore(block: BlockFeatures, { blocks, bareRun }: DocumentFeatures): number {
  if (block.tabular) return 0.2;
  if (block.words >= 8) return 0.93;
  if (leadsOn(block) || leadsOn(blocks[block.index - 1])) return 0.3;
  // In a list a short entry may return; in a gallery it is the caption of the next picture.
  const listed = isListItem(block) ? 0.4 : bareRun[block.index]! >= longRun ? 0.85 : 1;
  return listed * (block.words >= 5 ? 0.85 : 0.65);
}

function partScore(block: BlockFeatures): number {
  const long = block.words >= 12 ? 0.12 : 0;
  // A whole sentence may well be said twice; a line without a full stop was taken from it.
  return (block.endsSentence ? 0.34 : 0.74) + long;
}

/** Blocks nearly all of whose words stand in one run in a longer (or earlier, as long) block. */
function* containedBlocks(
  { blocks, words: lineWords }: DocumentFeatures,
  copies: ReadonlySet<number>,
): Iterable<[BlockFeatures, BlockFeatures]> {
  let words = 0;
  for (const block of blocks) words += block.words;
  if (words > mostComparedWords) return;
  const compared = blocks.filter((block) => {
    return (
      block.isLine && block.words >= fewestPartWords && !block.tabular && !copies.has(block.index)
    );
  });
  const lines = compared.map(({ index }) => index);
  const likely = mayShareRuns(lineWords, lines, sharedRuns);
  if (likely.length === 0) return;
  const runs = readRuns(lineWords, lines);
  const parts = likely.filter((at) => mayBePart(runs, at));
  if (parts.length === 0) return;
  const holders = holdersOfRuns(runs, parts);
  for (const at of parts) {
    const whole = bestHolder(at, runs, compared, holders);
    if (whole && whole.words <= 400) yield [compared[at]!, whole];
  }
}

/** So many of its runs stand in other blocks that one of these may hold it. */
function mayBePart({ from, number, lines }: WordRuns, at: number): boolean {
  let shared = 0;
  for (let run = from[at]!; run < from[at + 1]!; run++) if (lines[number[run]!]! > 1) shared++;
  return shared >= sharedRuns * (from[at + 1]! - from[at]!);
}

/** A run that stands everywhere says nothing; the limit keeps the comparison linear. */
const mostHolders = 8;

/** For each run of the parts the places of the blocks that it stands in. */
function holdersOfRuns(
  { from, number, lines }: WordRuns,
  parts: readonly number[],
): readonly (readonly number[] | undefined)[] {
  const holders = new Array<number[] | undefined>(lines.length);
  for (const at of parts) {
    for (let run = from[at]!; run < from[at + 1]!; run++) holders[number[run]!] = [];
  }
  for (let at = 0; at + 1 < from.length; at++) {
    for (let run = from[at]!; run < from[at + 1]!; run++) {
      const list = holders[number[run]!];
      if (list && list.length < mostHolders && list.at(-1) !== at) list.push(at);
    }
  }
  return holders;
}

function bestHolder(
  at: number,
  { from, number }: WordRuns,
  compared: readonly BlockFeatures[],
  holders: readonly (readonly number[] | undefined)[],
): BlockFeatures | undefined {
  const counts = new Map<number, number>();
  for (let run = from[at]!; run < from[at + 1]!; run++) {
    for (const other of holders[number[run]!]!) {
      if (other !== at) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
  }
  for (const [other, count] of counts) {
    if (count < sharedRuns * (from[at + 1]! - from[at]!)) continue;
    if (isCopyOf(compared[at]!, compared[other]!)) return compared[other];
  }
  return undefined;
}

/** Which of two blocks with the same words is the copy: the part, the caption, else the later one. */
function isCopyOf(block: BlockFeatures, twin: BlockFeatures): boolean {
  if (block.index === 0) return false;
  const alike = twin.words <= 1.25 * block.words;
  if (alike && block.endsSentence !== twin.endsSentence) return twin.endsSentence;
  if (!alike) return block.endsSentence ? twin.endsSentence : true;
  return twin.index < block.index && twin.words >= 0.8 * block.words;
}
