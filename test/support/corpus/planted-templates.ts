import type { FlagKind } from '../../../shared/model/kind';
import type { Random } from './random';
import { makeHeadline } from './sentences';
import { firstNames, lastNames, months, topics } from './vocabulary';

/** In what the lines of a planted template differ. */
export const plantedForms = ['exact', 'count', 'date', 'name', 'prefix', 'suffix'] as const;
export type PlantedForm = (typeof plantedForms)[number];

/** A leftover that recurs on the pages of a site, each time a little different. */
export interface PlantedTemplate {
  readonly form: PlantedForm;
  readonly kind: FlagKind;
  /** One of its lines. */
  readonly make: (random: Random) => string;
}

/** What a site is called and writes about: its templates are worded with it. */
export interface SiteWords {
  readonly masthead: string;
  readonly desk: string;
  readonly place: string;
}

type Shape = (random: Random, site: SiteWords) => string;

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const pad = (number: number): string => String(number).padStart(2, '0');
const count = (r: Random): string => (1 + r.below(4000)).toLocaleString('en');
const clock = (r: Random): string => `${1 + r.below(12)}:${pad(r.below(60))}`;
const month = (r: Random): string => r.pick(months);
const year = (r: Random): number => 2001 + r.below(24);
const name = (r: Random): string => `${r.pick(firstNames)} ${r.pick(lastNames)}`;
const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

/** Headlines that begin and end in many ways: what varies must not look like the template. */
function headline(r: Random): string {
  const topic = r.pick(topics);
  return r.pick([
    () => makeHeadline(r, topic),
    () => `${capital(r.pick(topic.things))} ${r.pick(topic.deeds)} at ${r.pick(topic.places)}`,
    () => `Why ${r.pick(topic.actors)} ${r.pick(topic.deeds)} the ${r.pick(topic.things)}`,
    () =>
      `${capital(r.pick(topic.actors))} and the ${r.pick(topic.qualities)} ${r.pick(topic.things)}`,
    () => `${2 + r.below(40)} ${r.pick(topic.qualities)} ways with a ${r.pick(topic.things)}`,
  ])();
}

const shapes: Readonly<Record<PlantedForm, readonly (readonly [FlagKind, Shape])[]>> = {
  exact: [
    ['promo', (_, s) => `Get the ${s.masthead} letter before breakfast`],
    ['ui', (_, s) => `Back to the ${s.desk} desk`],
    ['policy', (_, s) => `Set in type by the ${s.masthead} press, all words reserved`],
    ['contact', (_, s) => `Found a slip? Write to the ${s.desk} desk`],
    ['ui', (_, s) => `Fold this ${s.desk} page`],
    ['advert', (_, s) => `Notices paid for by friends of ${s.place}`],
  ],
  count: [
    ['counter', (r, s) => `${count(r)} readers of ${s.masthead} nodded at this`],
    ['counter', (r, s) => `${s.desk} picture ${1 + r.below(30)} of ${31 + r.below(9)}`],
    ['counter', (r, s) => `About ${2 + r.below(20)} minutes of ${s.desk} reading`],
    ['template', (r, s) => `${s.masthead}, volume ${count(r)}, sheet ${1 + r.below(90)}`],
    ['share', (r, s) => `Passed on ${count(r)} times around ${s.place}`],
    ['counter', (r, s) => `${count(r)} notes pinned to the ${s.desk} board`],
  ],
  date: [
    [
      'metadata',
      (r, s) => `${s.desk}: set on ${month(r)} ${1 + r.below(28)}, ${year(r)} at ${clock(r)} pm`,
    ],
    [
      'metadata',
      (r, s) =>
        `Last touched ${year(r)}-${pad(1 + r.below(12))}-${pad(1 + r.below(28))} ${clock(r)} (${s.place})`,
    ],
    [
      'metadata',
      (r, s) => `${s.masthead} of ${r.pick(weekdays)}, ${1 + r.below(28)} ${month(r)} ${year(r)}`,
    ],
    [
      'metadata',
      (r, s) => `${1 + r.below(28)} ${month(r).slice(0, 3)} ${year(r)} | ${s.desk} desk`,
    ],
    [
      'metadata',
      (r, s) => `Filed at ${s.place} on ${pad(1 + r.below(12))}/${pad(1 + r.below(28))}/${year(r)}`,
    ],
    ['metadata', (r, s) => `${r.pick(weekdays)} ${clock(r)} am, from the ${s.desk} room`],
  ],
  name: [
    ['metadata', (r, s) => `By ${name(r)} for the ${s.desk} desk`],
    ['caption', (r, s) => `Picture taken by ${name(r)} / ${s.masthead}`],
    ['metadata', (r, s) => `Heard at ${s.place} by ${name(r)} and ${name(r)}`],
    ['metadata', (r, s) => `${name(r)} writes on ${s.desk} matters`],
    ['caption', (r, s) => `${s.desk} drawing: ${name(r)}`],
    ['metadata', (r, s) => `${s.desk} words by ${name(r)}, proofs by ${name(r)}`],
  ],
  prefix: [
    ['related', (r, s) => `More ${s.desk} news: ${headline(r)}`],
    ['related', (r, s) => `${s.desk.toUpperCase()}: ${headline(r)}`],
    ['related', (r, s) => `Next from ${s.place} » ${headline(r)}`],
    ['related', (r, s) => `Seen in ${s.masthead} | ${headline(r)}`],
    ['related', (r, s) => `Turn to the ${s.desk} pages - ${headline(r)}`],
    ['promo', (r, s) => `${s.desk}-watch | ${headline(r)}`],
  ],
  suffix: [
    ['related', (r, s) => `${headline(r)} | ${s.masthead}`],
    ['related', (r, s) => `${headline(r)} (more at the ${s.desk} desk)`],
    ['related', (r, s) => `${headline(r)}, seen from ${s.place}`],
    ['related', (r, s) => `${headline(r)} [${s.desk}]`],
    ['related', (r, s) => `${headline(r)} - turn the ${s.desk} page`],
    ['promo', (r, s) => `${headline(r)}: heard on ${s.desk} radio`],
  ],
};

/** Templates of each form. */
const perForm = 5;

/** The thirty templates of a site: five of each form, chosen by the generator. */
export function plantTemplates(random: Random, site: SiteWords): PlantedTemplate[] {
  return plantedForms.flatMap((form) => {
    const left = [...shapes[form]];
    return Array.from({ length: perForm }, (): PlantedTemplate => {
      const [[kind, shape]] = left.splice(random.below(left.length), 1) as [(typeof left)[number]];
      return { form, kind, make: (r) => shape(r, site) };
    });
  });
}
