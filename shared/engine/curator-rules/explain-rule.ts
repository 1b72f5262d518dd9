import type { RuleConditions, RuleDefinition } from '../../model/rule';

const slotWords: Readonly<Record<string, string>> = {
  n: 'any number',
  month: 'any month',
  day: 'any day of the week',
  half: 'am or pm',
  name: 'any name',
};

/** The rule in one English sentence: "Lines that read “{n} of {n}”, where {n} is any number." */
export function explainRule({ form, text, conditions }: RuleDefinition): string {
  const what = {
    line: `Lines that read “${text}”`,
    template: `Lines that read “${text}”${explainSlots(text)}`,
    prefix: `Lines that begin with “${text}”${explainSlots(text)}`,
    suffix: `Lines that end with “${text}”${explainSlots(text)}`,
    pattern: `What the regular expression ${text} matches`,
  }[form];
  return [what, ...explainConditions(conditions)].join(', ') + '.';
}

function explainSlots(template: string): string {
  const used = Object.keys(slotWords).filter((slot) => template.includes(`{${slot}}`));
  if (used.length === 0) return '';
  return `, where ${used.map((slot) => `{${slot}} is ${slotWords[slot]!}`).join(', ')}`;
}

function explainConditions(conditions: RuleConditions): string[] {
  const { site, language, first, last, mostWords, leastDocuments } = conditions;
  const places = [
    ...(first === undefined ? [] : [`the first ${countOf(first, 'block')}`]),
    ...(last === undefined ? [] : [`the last ${countOf(last, 'block')}`]),
  ];
  return [
    ...(mostWords === undefined ? [] : [`of at most ${countOf(mostWords, 'word')}`]),
    ...(places.length === 0 ? [] : [`among ${places.join(' or ')} of a document`]),
    ...(leastDocuments === undefined
      ? []
      : [`that stand in at least ${countOf(leastDocuments, 'document')}`]),
    ...(site === undefined ? [] : [`on ${site}`]),
    ...(language === undefined ? [] : [`in documents in ${language}`]),
  ];
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
