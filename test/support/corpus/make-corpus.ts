import type { FlagKind } from '../../../shared/model/kind';
import { type Random, seededRandom } from './random';
import { makeHeadline, makeParagraph } from './sentences';
import { firstNames, lastNames, months, type Topic, topics } from './vocabulary';

/** One generated line and, when it is a leftover, what it is. */
export interface MadeLine {
  readonly text: string;
  readonly kind?: FlagKind;
}

export interface MadeDocument {
  /** `site-03/0000042.txt` */
  readonly path: string;
  readonly site: string;
  readonly lines: readonly MadeLine[];
  readonly text: string;
}

export interface CorpusShape {
  readonly seed: number;
  readonly documents: number;
  readonly sites: number;
  /** Paragraphs of article text a document, on average. */
  readonly paragraphs: number;
}

/** About 3 kB a document, as scraped news texts have. */
export const newsShape: CorpusShape = { seed: 1, documents: 1000, sites: 20, paragraphs: 9 };

/** Documents one by one, so that a corpus of any size fits in memory. The same shape gives the same texts. */
export function* makeCorpus(shape: CorpusShape): Generator<MadeDocument> {
  const sites = Array.from({ length: shape.sites }, (_, index) => makeSite(shape.seed, index));
  for (let index = 0; index < shape.documents; index++) {
    const random = seededRandom(shape.seed * 1_000_003 + index);
    const site = sites[index % sites.length]!;
    const lines = makeLines(random, site, shape.paragraphs);
    yield {
      path: `${site.name}/${String(index).padStart(7, '0')}.txt`,
      site: site.name,
      lines,
      text: `${lines.map((line) => line.text).join('\n\n')}\n`,
    };
  }
}

interface Site {
  readonly name: string;
  readonly masthead: string;
  /** Lines that recur on most of its pages, some with a changing number. */
  readonly furniture: readonly ((random: Random) => MadeLine)[];
}

function makeSite(seed: number, index: number): Site {
  const random = seededRandom(seed * 7919 + index);
  const owner = random.pick(lastNames);
  const label = random.pick(['Advertisement', 'Sponsored Links', 'Sponsored stories']);
  const masthead = `The ${owner} ${random.pick(['Courier', 'Ledger', 'Examiner', 'Lantern'])} ${index + 1}`;
  return {
    name: `site-${String(index).padStart(2, '0')}`,
    masthead,
    furniture: [
      () => ({ text: `${masthead}: all our letters pages in one place`, kind: 'template' }),
      (r) => ({ text: `Edition ${100 + r.below(900)} of ${masthead}`, kind: 'template' }),
      () => ({ text: label, kind: 'advert' }),
      (r) => ({ text: `${1 + r.below(9)} of ${10 + r.below(9)}`, kind: 'counter' }),
    ],
  };
}

function makeLines(random: Random, site: Site, paragraphs: number): MadeLine[] {
  const topic = random.pick(topics);
  const headline = makeHeadline(random, topic);
  const lines: MadeLine[] = [{ text: headline }, byline(random), dateline(random)];
  const count = Math.max(3, paragraphs - 3 + random.below(7));
  for (let index = 0; index < count; index++) lines.push({ text: makeParagraph(random, topic) });
  const insert = (...added: MadeLine[]): void =>
    void lines.splice(3 + random.below(lines.length - 3), 0, ...added);
  if (random.chance(0.3)) insert(credit(random, topic));
  if (random.chance(0.2)) insert(...intruder(random, topic));
  for (const line of site.furniture) if (random.chance(0.7)) lines.push(line(random));
  if (random.chance(0.2)) lines.push({ text: headline, kind: 'repeated-title' });
  return lines;
}

function byline(random: Random): MadeLine {
  return { text: `By ${random.pick(firstNames)} ${random.pick(lastNames)}`, kind: 'metadata' };
}

function dateline(random: Random): MadeLine {
  const day = `${random.pick(months)} ${1 + random.below(28)}, ${2010 + random.below(15)}`;
  return {
    text: `Posted: ${day} at ${1 + random.below(12)}:${10 + random.below(50)} pm`,
    kind: 'metadata',
  };
}

function credit(random: Random, topic: Topic): MadeLine {
  const name = `${random.pick(firstNames)} ${random.pick(lastNames)}`;
  return { text: `The ${random.pick(topic.things)} | Photo credit ${name}`, kind: 'caption' };
}

/** Headline and paragraph of another topic: what a scraper takes along from a teaser box. */
function intruder(random: Random, host: Topic): MadeLine[] {
  const other = random.pick(topics.filter((topic) => topic !== host));
  return [
    { text: makeHeadline(random, other), kind: 'off-topic' },
    { text: makeParagraph(random, other), kind: 'off-topic' },
  ];
}
