import type { Random } from './random';
import type { Topic } from './vocabulary';

type Shape = (random: Random, topic: Topic) => string;

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

const shapes: readonly Shape[] = [
  (r, t) =>
    `${capital(r.pick(t.actors))} ${r.pick(t.deeds)} the ${r.pick(t.qualities)} ${r.pick(t.things)} near ${r.pick(t.places)} on a ${r.pick(['wet', 'quiet', 'windy', 'bright'])} morning.`,
  (r, t) =>
    `The ${r.pick(t.things)} and the ${r.pick(t.things)} were ${r.pick(t.deeds)} twice before anyone at ${r.pick(t.places)} agreed on what to do next.`,
  (r, t) =>
    `"We never expected a ${r.pick(t.qualities)} ${r.pick(t.things)} to cause so much trouble," said one of those present, pointing towards ${r.pick(t.places)}.`,
  (r, t) =>
    `By the end of the week ${r.pick(t.actors)} had ${r.pick(t.deeds)} ${2 + r.below(40)} of them, more than in any year since ${1950 + r.below(60)}.`,
  (r, t) =>
    `Nobody had ${r.pick(t.deeds)} a ${r.pick(t.things)} there since the ${r.pick(t.qualities)} ${r.pick(t.things)} was moved to ${r.pick(t.places)}.`,
  (r, t) =>
    `What ${r.pick(t.actors)} found at ${r.pick(t.places)} was ${r.pick(t.qualities)}, and the ${r.pick(t.things)} beside it had been ${r.pick(t.deeds)} by hand.`,
];

/** One sentence about a topic. */
function makeSentence(random: Random, topic: Topic): string {
  return random.pick(shapes)(random, topic);
}

/** A paragraph of 2 to 4 sentences. */
export function makeParagraph(random: Random, topic: Topic): string {
  return Array.from({ length: 2 + random.below(3) }, () => makeSentence(random, topic)).join(' ');
}

/** A headline without a final stop. */
export function makeHeadline(random: Random, topic: Topic): string {
  return `${capital(random.pick(topic.qualities))} ${random.pick(topic.things)} ${random.pick(topic.deeds)} at ${random.pick(topic.places)} after ${random.pick(topic.things)} dispute`;
}
