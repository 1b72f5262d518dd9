import { fc } from '../../../support/fast-check';
import { expect, test } from 'vitest';
import { getPageMarkup, insertPageMarkup } from '../../../../electron/store/page-markups';
import { packMarkup } from '../../../../electron/store/packed-markup';
import type { PageMarkup } from '../../../../shared/model/page-markup';
import { temporaryWorkspace } from '../../../support/temporary-workspace';

const count = fc.nat(1_000_000);
const anyMarkup: fc.Arbitrary<PageMarkup> = fc.record({
  elements: fc.array(
    fc.record({ parent: fc.integer({ min: -1, max: 999 }), tag: fc.string(), hint: fc.string() }),
  ),
  blocks: fc.array(
    fc.record({
      element: fc.integer({ min: -1, max: 999 }),
      links: count,
      linked: count,
      emphasised: count,
      images: count,
      controls: count,
      inner: fc.string({ unit: 'binary' }),
    }),
  ),
  facts: fc.record({ headline: fc.string(), language: fc.string() }, { requiredKeys: [] }),
});

test('any markup comes back as it was', () => {
  const { db } = temporaryWorkspace();
  db.pragma('foreign_keys = OFF');
  let id = 0;
  fc.assert(
    fc.property(anyMarkup, (markup) => {
      insertPageMarkup(db, ++id, packMarkup(markup));
      expect(getPageMarkup(db, id)).toEqual(structuredClone(markup));
    }),
  );
  expect(getPageMarkup(db, id + 1)).toBeUndefined();
});
