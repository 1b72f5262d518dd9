import { expect, test } from 'vitest';
import { joinParts } from '../../../../../shared/engine/page/join-parts';
import { mergePlainFlags } from '../../../../../shared/engine/page/merge-flags';
import { aFlag } from '../../../../support/workspace-builders';

const touching = () => true;

test('neighbours alike become one flag, as sure as the least sure of them', () => {
  const flags = [
    aFlag(0, 4, { confidence: 0.95 }),
    aFlag(5, 9, { confidence: 0.85 }),
    aFlag(10, 14, { confidence: 0.6 }),
    aFlag(15, 19, { confidence: 0.6, reason: 'Another.' }),
    aFlag(20, 24, { confidence: 0.3 }),
    aFlag(25, 29, { confidence: 0.3 }),
  ];
  expect(
    joinParts(flags, touching).map(({ start, end, confidence }) => [start, end, confidence]),
  ).toEqual([
    [0, 9, 0.85],
    [10, 14, 0.6],
    [15, 19, 0.6],
    [20, 24, 0.3],
    [25, 29, 0.3],
  ]);
});

test('flags with text between them stay apart', () => {
  const flags = [aFlag(0, 4), aFlag(9, 12)];
  expect(joinParts(flags, () => false)).toEqual(flags);
});

test('a flag of the text inside main content holds the less, the surer the page is', () => {
  const blocks = [
    { index: 0, start: 0, end: 10 },
    { index: 1, start: 11, end: 20 },
    { index: 2, start: 21, end: 30 },
  ];
  const page = aFlag(0, 10, { detector: 'main-content@1' });
  const plain = [aFlag(12, 20, { confidence: 0.9 }), aFlag(21, 25, { confidence: 0.9 })];
  const merged = mergePlainFlags(
    blocks,
    [page, undefined, undefined],
    plain,
    Float64Array.of(3, -0.5, -1.5),
  );
  expect(merged.map(({ start, end }) => [start, end])).toEqual([
    [0, 10],
    [12, 20],
    [21, 25],
  ]);
  expect(merged[0]).toEqual(page);
  expect(merged[2]!.confidence).toBeLessThan(merged[1]!.confidence);
});
