import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A folder of four short texts with known leftovers, in several line ends and encodings. */
export const smallBatch: Readonly<Record<string, string | Buffer>> = {
  'bridge.txt': [
    'Old stone bridge opens to carts again',
    '',
    'By Mara Tarrow',
    '',
    'The old stone bridge over the Wend opened to carts again on Monday, after masons had replaced forty of its blocks and relaid the whole of the roadway.',
    '',
    '3 of 12',
    '',
    'Carters had gone round by the ford since the flood, an hour each way with a loaded cart, and said on Monday that the bridge had been worth the wait.',
    '',
    'The masons will come back in spring to point the arches, and the bridge will be closed for two days then.',
    '',
    'Sponsored Links',
    '',
  ].join('\n'),
  'ferry.txt': [
    'Ferry timetable changes for the winter',
    '',
    'The last ferry of the evening will leave the island at nine from next week, an hour earlier than in summer, the ferry company said.',
    '',
    'Passengers who work late shifts on the mainland asked the company to keep the ferry at ten, and were told that the matter would be looked at again.',
    '',
    'Sponsored Links',
    '',
  ].join('\r\n'),
  'notes/market.md': Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from(
      [
        'Market hall gets its roof back',
        '',
        'Café owners under the new roof of the market hall said that the first dry week since March had doubled their trade 🙂.',
        '',
        'The roofers found forty nests under the old roof of the hall, and waited until the last of the young swallows had flown.',
        '',
        'Sponsored Links',
      ].join('\n'),
      'utf16le',
    ),
  ]),
  'empty.txt': '',
};

/** Writes the batch below `folder`. */
export function writeSmallBatch(folder: string): void {
  for (const [path, content] of Object.entries(smallBatch)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
