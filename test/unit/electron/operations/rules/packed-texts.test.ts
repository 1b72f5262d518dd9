import { fc } from '../../../../support/fast-check';
import { expect, test } from 'vitest';
import { PackedTexts } from '../../../../../electron/operations/rules/packed-texts';

test('gives back every text as it was, half surrogate pairs and empty ones too', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', '\ud83d', 'x\udc1f', 'é'.repeat(4000)),
  );
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 20 }), (texts) => {
      const packed = new PackedTexts();
      for (const text of texts) packed.push(text);
      expect(texts.map((_, at) => packed.at(at))).toEqual(texts);
    }),
  );
});
