import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const towns = ['Arden', 'Belm', 'Corrow', 'Dunmere', 'Eskby', 'Farrow', 'Gillen', 'Hythe'];
/** A leftover of its own for each article, so that none of them recurs. */
const bylines = [
  'By Mara Tarrow',
  'By Jonas Pell and Ida Moss',
  'Written by Karel Vane',
  'By Oda Lind, Staff Writer',
  'By Tom Ashby',
  'Story by Runa Holt',
  'By Petra Quill, Correspondent',
  'By Sam Orrin',
];
const counters = [
  '2 of 12',
  '3/9',
  'Page 4 of 7',
  '14 comments',
  '1,204 views',
  '87 shares',
  '63 views',
  '12 likes',
];

/** An article whose sentences stand in no other one, with the leftovers given around it. */
function article(town: string, before: readonly string[], after: readonly string[]): string {
  return [
    `${town} council votes for a new well`,
    ...before,
    `The council of ${town} voted on Tuesday to dig a second well behind the school, after the old one had run dry for the third summer in a row.`,
    `A farmer from ${town} said that carrying water for forty sheep had taken him two hours a day since June, and that he would lend his own horse for the digging.`,
    `Work in ${town} is to begin when the harvest is in, and the mason expects to reach water within a month of that day.`,
    ...after,
    '',
  ].join('\n\n');
}

/**
 * Sixteen articles of two sites below `folder`, one of them copied, and files that cannot be read.
 * Those of the first site have a counter at their end, those of the second a byline.
 */
export function writeCrawlBatch(folder: string): void {
  const write = (path: string, content: string | Buffer) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  for (const [at, town] of towns.entries()) {
    const name = `${town.toLowerCase()}.txt`;
    write(`harbour/${name}`, article(`Port ${town}`, [], [counters[at]!]));
    write(`upland/${name}`, article(`Upper ${town}`, [bylines[at]!], []));
  }
  const copied = article('Port Arden', [], [counters[0]!]);
  write('mirror/arden-again.txt', copied);
  write('harbour/empty.txt', '');
  write('upland/blank.txt', '\n\n');
  write('upland/picture.png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  write(
    'upland/old.txt',
    Buffer.from(
      'Caf\xe9 d\xe9j\xe0 vu na\xefve fa\xe7ade \x96 \x93quoted\x94 Ma\xf1ana\n',
      'latin1',
    ),
  );
}
