import { fc } from '../../../../support/fast-check';
import { expect, test } from 'vitest';
import * as cues from '../../../../../shared/engine/combine/word-cues';

const { gives } = cues;
const cuesOf = (line: string): number => cues.cuesOf(line, { start: 0, end: line.length });
const all = [
  cues.reporting,
  cues.verbal,
  cues.you,
  cues.moment,
  cues.agency,
  cues.pictureWord,
  cues.pointing,
];

/** Every word that stands in a pattern, with what may stand beside it. */
const pieces = all.flatMap(({ pattern }) => pattern.source.match(/[A-Za-z]+|\s\?|\W/g)!);
const text = fc.string({
  unit: fc.constantFrom(...pieces, ' ', 's', 'Day', 'day', '1999', '20', "'", '_', 'é', 'ſ', '.'),
  maxLength: 12,
});

test('no match is missed for the words that were found', () => {
  fc.assert(
    fc.property(text, (line) => {
      for (const cue of all) {
        expect(gives(cue, line, cuesOf(line))).toBe(cue.pattern.test(line));
      }
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['the mayor said so', cues.reporting],
  ['ACCORDING TO the mayor', cues.reporting],
  ['Photo: Getty Images', cues.agency],
  ['a screen grab of it', cues.pictureWord],
  ['since 1999', cues.moment],
  ['the mayor (far left) waits', cues.pointing],
])('"%s" gives its cue', (line, cue) => {
  expect(gives(cue, line, cuesOf(line))).toBe(true);
  expect(gives(cue, 'the old ferry sails', cuesOf('the old ferry sails'))).toBe(false);
});
