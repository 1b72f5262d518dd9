import { expect, test } from 'vitest';
import { listFlags, replaceFlags } from '../../../../electron/store/flags';
import { packFlags } from '../../../../electron/store/packed-flags';
import { flagKinds } from '../../../../shared/model/kind';
import type { Flag } from '../../../../shared/model/flag';
import { fc } from '../../../support/fast-check';
import { aStoredBatch } from '../../../support/workspace-builders';
import { temporaryWorkspace } from '../../../support/temporary-workspace';

/** Half surrogate pairs and NUL included. */
const anyText = fc.string({ unit: 'binary' });
const halves = fc.oneof(anyText, fc.constantFrom('\ud83d', 'a\udc00\u0000b'));
const claim = {
  kind: fc.constantFrom(...flagKinds),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  detector: anyText.map((text) => `${text}@1`),
  reason: halves,
};
const place = fc.record({ document: halves, start: fc.nat(), end: fc.nat() });
const evidence = fc.record(
  { rule: halves, twin: place, donor: place, words: fc.array(halves) },
  { requiredKeys: [] },
);
const anyFlags = fc.array(
  fc.record(
    { ...claim, also: fc.array(fc.record(claim)), evidence },
    { requiredKeys: ['kind', 'confidence', 'detector', 'reason'] },
  ),
  { maxLength: 40 },
);

/** The same claims, each on a span of its own. */
function spread(claims: readonly Omit<Flag, 'start' | 'end'>[]): Flag[] {
  return claims.map((one, at) => ({ start: 10 * at, end: 10 * at + 7, ...one }));
}

test('any flags of some documents come back as they were, to the last bit', () => {
  const { db } = temporaryWorkspace();
  const { documentIds } = aStoredBatch(db, { a: 'a', b: 'b', c: 'c' });
  fc.assert(
    fc.property(fc.tuple(anyFlags, anyFlags, anyFlags), (some) => {
      const flags = some.map((claims) => spread(claims));
      replaceFlags(
        db,
        documentIds.map((documentId, at) => ({ documentId, flags: packFlags(flags[at]!) })),
      );
      const wellFormed = flags.map((of) =>
        of.map((flag) => ({ ...flag, reason: flag.reason.toWellFormed() })),
      );
      expect(documentIds.map((id) => listFlags(db, id))).toEqual(wellFormed);
    }),
  );
});
