import { type PlantedTemplate, plantTemplates, type SiteWords } from './planted-templates';
import { type Random, seededRandom } from './random';
import { makeHeadline, makeParagraph } from './sentences';
import { lastNames, topics } from './vocabulary';

/** A line of a planted page; article text and what only looks like a leftover have no template. */
export interface PlantedLine {
  readonly text: string;
  readonly template?: PlantedTemplate;
}

export interface PlantedPage {
  /** `planted-03/page-0042.txt` */
  readonly path: string;
  readonly site: string;
  readonly lines: readonly PlantedLine[];
  readonly text: string;
}

export interface PlantedShape {
  readonly seed: number;
  readonly sites: number;
  /** Pages of each site. */
  readonly pages: number;
}

export const plantedShape: PlantedShape = { seed: 7, sites: 6, pages: 40 };

/** Share of the pages that carry a template. */
const carried = 0.4;

/** Sub-headings that begin or end as leftovers do, and belong to the text. */
const lookAlikes: readonly ((random: Random, site: SiteWords) => string)[] = [
  (r) => `By the end of week ${2 + r.below(9)}`,
  (_, site) => `More news than sleep at ${site.place}`,
  (_, site) => `What the ${site.desk} of old was like`,
  (r, site) => `${2 + r.below(9)} mornings at ${site.place}`,
  () => 'Picture the scene',
  (r) => `Heard twice, believed ${2 + r.below(5)} times`,
];

/** Pages of sites with thirty planted templates each. The same shape gives the same pages. */
export function* makePlantedSites(shape: PlantedShape): Generator<PlantedPage> {
  for (let site = 0; site < shape.sites; site++) {
    const random = seededRandom(shape.seed * 104_729 + site);
    const words = makeWords(random, site);
    const templates = plantTemplates(random, words);
    for (let page = 0; page < shape.pages; page++) {
      const lines = makePage(random, words, templates);
      const name = `planted-${String(site).padStart(2, '0')}`;
      yield {
        path: `${name}/page-${String(page).padStart(4, '0')}.txt`,
        site: name,
        lines,
        text: `${lines.map(({ text }) => text).join('\n\n')}\n`,
      };
    }
  }
}

function makeWords(random: Random, site: number): SiteWords {
  const topic = topics[site % topics.length]!;
  const place = random.pick(topic.places);
  return {
    masthead: `The ${random.pick(lastNames)} ${random.pick(['Gull', 'Barrow', 'Kettle', 'Spindle'])}`,
    desk: topic.name[0]!.toUpperCase() + topic.name.slice(1),
    place: place.replace(/^the /, 'The '),
  };
}

function makePage(
  random: Random,
  words: SiteWords,
  templates: readonly PlantedTemplate[],
): PlantedLine[] {
  const topic = random.pick(topics);
  const lines: PlantedLine[] = [{ text: makeHeadline(random, topic) }];
  const paragraphs = 4 + random.below(5);
  for (let at = 0; at < paragraphs; at++) lines.push({ text: makeParagraph(random, topic) });
  if (random.chance(0.5)) {
    lines.splice(2, 0, { text: random.pick(lookAlikes)(random, words) });
  }
  for (const template of templates) {
    if (!random.chance(carried)) continue;
    const line = { text: template.make(random), template };
    // Half of them stand above the text, below its headline.
    if (random.chance(0.5)) lines.splice(1, 0, line);
    else lines.push(line);
  }
  return lines;
}
