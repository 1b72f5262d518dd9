import { createRandom } from '../learning/random';
import { exampleOf, type Example, type Line } from './read-examples';

interface OwnLine {
  readonly text: string;
  readonly leftover: boolean;
}

/** Own lines of a document, the title first. */
interface Source {
  readonly id: string;
  readonly group: string;
  readonly lines: readonly OwnLine[];
  readonly words: ReadonlySet<string>;
}

type Random = () => number;

const sorts = [
  ['headpara', 0.3],
  ['para', 0.2],
  ['teaser', 0.18],
  ['hard', 0.2],
  ['promo', 0.12],
] as const;

/** Documents that share more of their words than this may tell the same story. */
const mostSharedWords = 0.3;
const paragraphLength = { least: 60, most: 700 };
const headlineLength = { least: 20, most: 140 };

/**
 * More documents from the same material: the insertions are taken out, some hosts lose their title or
 * are shortened, and other passages are put in. The same examples and seed give the same documents.
 */
export function varyExamples(
  examples: readonly Example[],
  copies: number,
  seed: number,
): Example[][] {
  const random = createRandom(seed);
  const sources = examples.map(toSource);
  const promos = examples.flatMap(promosOf);
  return sources.map((host) =>
    Array.from({ length: copies }, (_, copy) => vary(host, copy, sources, promos, random)),
  );
}

function ownText({ document }: Example, block: { start: number; end: number }): string {
  return document.text.slice(block.start, block.end);
}

function toSource(example: Example): Source {
  const { document, inserted, leftover, group } = example;
  const lines = document.blocks
    .map((block, index) => ({ text: ownText(example, block), leftover: leftover[index]! }))
    .filter((_, index) => inserted[index] === undefined);
  const words = longWords(lines.map(({ text }) => text).join(' '));
  return { id: document.id, group, lines, words };
}

function promosOf(example: Example): string[] {
  return example.document.blocks
    .filter((_, index) => example.inserted[index] === 'promo')
    .map((block) => ownText(example, block));
}

function longWords(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/\p{L}{5,}/gu) ?? []);
}

function vary(
  host: Source,
  copy: number,
  sources: readonly Source[],
  promos: readonly string[],
  random: Random,
): Example {
  const lines: Line[] = shorten(host.lines, random).map((line) => ({
    ...line,
    inserted: undefined,
  }));
  const insertions = random() < 0.45 ? 0 : 1 + Math.floor(random() ** 2 * 3);
  for (let count = 0; count < insertions; count++) {
    const passage = choosePassage(host, sources, promos, random);
    lines.splice(1 + Math.floor(random() * lines.length), 0, ...passage);
  }
  return exampleOf({ id: `${host.id}/${copy}`, group: host.group }, lines);
}

function shorten(lines: readonly OwnLine[], random: Random): readonly OwnLine[] {
  const titled = random() < 0.3 ? lines.slice(1) : lines;
  if (random() < 0.6 || titled.length < 8) return titled;
  const length = 6 + Math.floor(random() * (titled.length - 6));
  const from = 1 + Math.floor(random() * (titled.length - length));
  return [titled[0]!, ...titled.slice(from, from + length - 1)];
}

function choosePassage(
  host: Source,
  sources: readonly Source[],
  promos: readonly string[],
  random: Random,
): Line[] {
  const sort = chooseSort(random);
  if (sort === 'promo' && promos.length > 0) {
    return [{ text: pick(promos, random), inserted: sort, leftover: false }];
  }
  const donor = chooseDonor(host, sources, sort === 'hard', random);
  if (donor === host) return [];
  return passageOf(donor, sort, random).map((text) => ({
    text,
    inserted: sort,
    leftover: false,
  }));
}

function chooseSort(random: Random): string {
  let left = random();
  for (const [sort, share] of sorts) {
    left -= share;
    if (left < 0) return sort;
  }
  return 'para';
}

/** A donor that tells another story, if one is found in reasonable time. */
function chooseDonor(
  host: Source,
  sources: readonly Source[],
  sameGroup: boolean,
  random: Random,
): Source {
  let last = host;
  for (let tries = 0; tries < 40; tries++) {
    const donor = pick(sources, random);
    if (donor === host || donor.lines.length < 3) continue;
    last = donor;
    if (sameGroup && donor.group !== host.group) continue;
    if (sharedShare(host.words, donor.words) <= mostSharedWords) break;
  }
  return last;
}

function sharedShare(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of some) if (others.has(word)) shared += 1;
  return shared / Math.max(1, Math.min(some.size, others.size));
}

function passageOf(donor: Source, sort: string, random: Random): string[] {
  const [title = '', ...others] = donor.lines
    .filter(({ leftover }) => !leftover)
    .map(({ text }) => text);
  const paragraphs = others.filter(
    ({ length }) => length >= paragraphLength.least && length <= paragraphLength.most,
  );
  const headed = title.length >= headlineLength.least && title.length <= headlineLength.most;
  const withHead = sort === 'headpara' || sort === 'teaser' || (sort === 'hard' && random() < 0.4);
  const withParagraph = sort !== 'teaser' && (sort !== 'hard' || !withHead || random() < 0.7);
  const lines = withHead && headed ? [title] : [];
  if (withParagraph && paragraphs.length > 0) {
    const early = random() < 0.5 ? paragraphs.slice(0, 3) : paragraphs;
    lines.push(pick(early, random));
  }
  return lines;
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random() * items.length)]!;
}
