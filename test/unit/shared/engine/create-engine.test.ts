import { resolve } from 'node:path';
import { fc } from '../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { loadResources } from '../../../../electron/backend/load-resources';
import { createEngine } from '../../../../shared/engine/create-engine';
import { emptyFold, finishStats, foldStats } from '../../../../shared/engine/fold-stats';
import { segment } from '../../../../shared/engine/segment';
import type { Document } from '../../../../shared/model/document';
import { anyText } from './any-text';

const engine = createEngine(loadResources(resolve(import.meta.dirname, '../../../../resources')));
const alone = finishStats(emptyFold());

function toDocument(text: string, id = 'a'): Document {
  return { id, text, blocks: segment(text) };
}

/** Flags as `kind: quoted text`, those at or above the usual threshold. */
function cutsOf(text: string): string[] {
  return engine
    .flag(toDocument(text), alone)
    .filter(({ confidence }) => confidence >= 0.5)
    .map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}

const article = [
  'The ferry left the quay on Tuesday morning, and nine hundred people came to see it go.',
  'It had lain in the dock for nine months because of a crack in its hull, the harbour office said.',
  'The mayor promised that the ferry will now sail three times a day until the end of the summer.',
  'Passengers can buy their tickets on board the ferry or at the harbour office beside the quay.',
];

describe('a scraped article', () => {
  const text = [
    'Old ferry sails again after nine months –',
    'Zoom Comment Print',
    'Posted: June 4, 2019 at 7:15 am',
    'By Ada Pole and Ben Oar',
    article[0],
    '1 of 13',
    'Crowd on the quay | Photo Credit Harbour Press',
    ...article.slice(1),
    '(Additional reporting by Cy Mast; Editing by Di Net)',
    'More here:',
    'Old ferry sails again after nine months -',
    'Related Posts',
    'Please read our comment rules before you comment.',
  ].join('\n\n');

  test('loses what is not its text', () => {
    expect(cutsOf(text)).toEqual([
      'ui: Zoom Comment Print',
      'metadata: Posted: June 4, 2019 at 7:15 am',
      'metadata: By Ada Pole and Ben Oar',
      'counter: 1 of 13',
      'caption: Crowd on the quay | Photo Credit Harbour Press',
      'metadata: (Additional reporting by Cy Mast; Editing by Di Net)',
      'related: More here:',
      'repeated-title: Old ferry sails again after nine months -',
      'related: Related Posts',
      'policy: Please read our comment rules before you comment.',
    ]);
  });

  test('keeps all of a clean one', () => {
    expect(cutsOf(['Old ferry sails again', ...article].join('\n\n'))).toEqual([]);
    expect(cutsOf(['HULL (Reuters) - ' + article[0]!, ...article.slice(1)].join('\n\n'))).toEqual(
      [],
    );
  });
});

describe('any input', () => {
  test('gives sorted, disjoint flags inside the text, the same each time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const document = toDocument(text);
        const flags = engine.flag(document, alone);
        expect(engine.flag(document, alone)).toEqual(flags);
        let end = 0;
        for (const flag of flags) {
          expect(flag.start).toBeGreaterThanOrEqual(end);
          expect(flag.end).toBeGreaterThan(flag.start);
          expect(flag.confidence).toBeGreaterThanOrEqual(0.05);
          expect(flag.confidence).toBeLessThan(1);
          expect(flag.reason).not.toMatch(/[\n\r]/);
          end = flag.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test.each([
    ['nothing', ''],
    ['white space', ' \n\uFEFF\n\t'],
    ['one line', 'The ferry sails.'],
    ['a lone surrogate in each line', 'a\ud83d b\n'.repeat(200)],
    ['the same emoji', '😀'.repeat(20_000)],
    ['a line of 5 MB', 'word, '.repeat(870_000)],
    ['a line of 1 MB without a blank', 'x'.repeat(1_000_000)],
    [
      'long lines that many patterns begin on',
      `${'by photo image of the (Reuters '.repeat(3000)}\n`.repeat(5),
    ],
    ['50,000 lines', Array.from({ length: 50_000 }, (_, n) => `line ${n} of many`).join('\n')],
    ['50,000 times one line', 'Share this\n'.repeat(50_000)],
    ['deep brackets', '('.repeat(50_000) + ')'.repeat(50_000)],
  ])('of the worst sort is endured: %s', (_name, text) => {
    const document = toDocument(text);
    const fold = emptyFold();
    foldStats(fold, document);
    const flags = engine.flag(document, finishStats(fold));
    expect(flags.every(({ start, end }) => start < end && end <= text.length)).toBe(true);
  });
});
