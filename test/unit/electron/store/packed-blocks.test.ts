import { describe, expect, test } from 'vitest';
import { segment } from '../../../../shared/engine/segment';
import { spansOverlap } from '../../../../shared/model/span';
import {
  hashBlock,
  packBlocks,
  unpackBlock,
  unpackBlocks,
  unpackHashes,
  unpackOverlapping,
  unpackRun,
  type PackedBlocks,
} from '../../../../electron/store/packed-blocks';
import { fc } from '../../../support/fast-check';

/** The same bytes at any place in memory. */
function moved({ spans, hashes }: PackedBlocks, by: number): PackedBlocks {
  const move = (bytes: Uint8Array) => {
    const room = new Uint8Array(bytes.length + by + 3).fill(0xee);
    room.set(bytes, by);
    return room.subarray(by, by + bytes.length);
  };
  return { spans: move(spans), hashes: move(hashes) };
}

const texts = fc.array(fc.string(), { maxLength: 20 }).map((lines) => lines.join('\n'));
const shifts = fc.integer({ min: 0, max: 9 });

describe('packed blocks', () => {
  test('are what they were, wherever their bytes stand in memory', () => {
    fc.assert(
      fc.property(texts, shifts, (text, shift) => {
        const blocks = segment(text);
        const packed = moved(packBlocks(text, blocks), shift);
        const hashed = blocks.map((block) => ({
          ...block,
          hash: hashBlock(text, block.start, block.end),
        }));
        expect(unpackBlocks(packed.spans)).toEqual(blocks);
        expect([...unpackHashes(packed.hashes)]).toEqual(hashed.map(({ hash }) => hash));
        expect(blocks.map(({ index }) => unpackBlock(packed, index))).toEqual(hashed);
        expect(unpackBlock(packed, blocks.length)).toBeUndefined();
      }),
    );
  });

  test('a run of them is read alone, and what a span touches', () => {
    const places = fc.nat({ max: 25 });
    fc.assert(
      fc.property(texts, shifts, places, places, (text, shift, from, length) => {
        const packed = moved(packBlocks(text, segment(text)), shift);
        const all = unpackRun(packed, 0, Infinity);
        expect(unpackRun(packed, from, length)).toEqual(all.slice(from, from + length));
        const span = { start: from, end: from + length };
        expect(unpackOverlapping(packed, span)).toEqual(
          all.filter((block) => spansOverlap(block, span)),
        );
      }),
    );
  });

  test('hold the largest numbers, in bytes that SQLite prints too', () => {
    const spans = Buffer.from('fffffffefffffffd' + '00000001000000ff', 'hex');
    const hashes = Buffer.from('000fffffffffffff' + '0000000000000000', 'hex');
    expect(unpackRun({ spans, hashes }, 0, 2)).toEqual([
      { index: 0, start: 2 ** 32 - 2, end: 2 ** 32 - 3, hash: 2 ** 52 - 1 },
      { index: 1, start: 1, end: 255, hash: 0 },
    ]);
  });

  test('hashes are integers that SQLite and JavaScript both hold, equal for equal texts', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, text) => {
        const hash = hashBlock(before + text, before.length, before.length + text.length);
        expect(Number.isSafeInteger(hash) && hash >= 0).toBe(true);
        expect(hash).toBe(hashBlock(text, 0, text.length));
      }),
    );
  });

  test('different short lines have different hashes', () => {
    const lines = Array.from({ length: 50_000 }, (_, at) => `line ${at} of ${at % 97}`);
    expect(new Set(lines.map((line) => hashBlock(line, 0, line.length))).size).toBe(lines.length);
  });
});
