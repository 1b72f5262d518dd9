import type { Detector } from '../detector';

const ferry = [
  'Island ferry gets a second boat for the summer',
  'The ferry company has bought a second boat so that passengers no longer wait half a day on the island pier.',
  'The boat carries forty passengers and six bicycles, and will leave the island every two hours until autumn.',
  'Islanders had complained that the single ferry was full before noon whenever the weather was fine.',
  'The harbour master said the pier would be widened by a metre to let both boats moor at the same time.',
  'Tickets for the ferry stay at the old price, and children travel with their parents at no charge.',
  'Once the summer is over, the second boat will carry mail and groceries to the smaller islands.',
  'Passengers can book a place on either boat at the pier or in the harbour office.',
];

const bakery = [
  'Village bakery revives a rye bread from its oldest recipe book',
  'The bakery found the recipe for the dark rye bread in a book that had lain in the attic above the oven.',
  'Its rye dough rests for two days before the loaves go into the stone oven at dawn.',
  'The baker had to guess how warm the old oven was, because the recipe speaks of counting to thirty with a hand inside.',
  'A miller in the next valley grinds the rye as coarsely as the recipe book asks for.',
  'Forty loaves of the bread were sold on the first morning, and the bakery now bakes sixty.',
  'The oldest customer says the loaf tastes like the bread her grandmother cut for her.',
  'The bakery will lend the recipe book to the village museum once the baker has copied the pages.',
];

const goalkeeper = [
  'Goalkeeper saves two penalties as Rovers reach the semi-final',
  'The striker equalised in stoppage time before the goalkeeper won the shoot-out for the visitors.',
];

function withLines(lines: readonly string[], at: number, inserted: readonly string[]): string {
  return [...lines.slice(0, at), ...inserted, ...lines.slice(at)].join('\n');
}

/** Documents in which something foreign was put, and documents that are of one piece. */
export const offTopicExamples: Detector['examples'] = {
  flags: [
    { text: withLines(ferry, 5, goalkeeper), flagged: goalkeeper },
    {
      text: withLines(bakery, 3, [
        "The chip maker's shares fell nine percent on Wall Street after it reported quarterly revenue below the forecast of analysts, who expect weaker demand for semiconductors.",
      ]),
      flagged: [
        "The chip maker's shares fell nine percent on Wall Street after it reported quarterly revenue below the forecast of analysts, who expect weaker demand for semiconductors.",
      ],
    },
  ],
  keeps: [
    { text: ferry.join('\n'), flagged: [] },
    { text: bakery.join('\n'), flagged: [] },
  ],
};
