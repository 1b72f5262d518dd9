import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadResources } from '../../../../../electron/backend/load-resources';
import { detect } from '../../../../../shared/engine/detect';
import type { Detector, DetectorExample } from '../../../../../shared/engine/detector';
import { detectors } from '../../../../../shared/engine/detectors/index';
import { measureDocument } from '../../../../../shared/engine/features';
import { emptyFold, finishStats, foldStats } from '../../../../../shared/engine/fold-stats';
import { segment } from '../../../../../shared/engine/segment';
import type { Document } from '../../../../../shared/model/document';
import { defaultConfidence } from '../../../../../shared/model/flag';
import { isFlagKind } from '../../../../../shared/model/kind';

const root = resolve(import.meta.dirname, '../../../../..');
const resources = loadResources(resolve(root, 'resources'));
const rules = resources.rulesFor(undefined);

function toDocument(id: string, { text, site }: { text: string; site?: string }): Document {
  return { id, text, blocks: segment(text), ...(site === undefined ? {} : { site }) };
}

/** The blocks that the detector alone would cut at the usual threshold. */
function flaggedLines(detector: Detector, example: DetectorExample): string[] {
  const document = toDocument('example', example);
  const others = (example.batch ?? []).map((other, index) => toDocument(`other ${index}`, other));
  const fold = emptyFold();
  for (const each of [document, ...others]) foldStats(fold, each);
  const features = measureDocument(document);
  const context = { features, batch: finishStats(fold), rules, resources };
  const hits = detect(document, [detector], context).filter(
    ({ score }) => score >= defaultConfidence,
  );
  return document.blocks
    .filter((block) => hits.some((hit) => hit.start < block.end && block.start < hit.end))
    .map((block) => document.text.slice(block.start, block.end));
}

describe.each(detectors.map((detector) => [detector.id, detector] as const))(
  '%s',
  (id, detector) => {
    test('flags what its examples say', () => {
      for (const example of detector.examples.flags) {
        expect(example.flagged.length).toBeGreaterThan(0);
        expect(flaggedLines(detector, example)).toEqual(example.flagged);
      }
    });

    test('keeps what its examples say', () => {
      for (const example of detector.examples.keeps) {
        expect(flaggedLines(detector, example)).toEqual([]);
      }
    });

    test('has two examples of each sort and stands in the file of its name', () => {
      expect(detector.examples.flags.length).toBeGreaterThanOrEqual(2);
      expect(detector.examples.keeps.length).toBeGreaterThanOrEqual(2);
      expect(existsSync(resolve(root, 'shared/engine/detectors', `${id}.ts`))).toBe(true);
      expect(detector.summary).toMatch(/\.$/);
    });
  },
);

test('every file of the room is a listed detector', () => {
  const files = readdirSync(resolve(root, 'shared/engine/detectors'))
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    .map((name) => name.slice(0, -'.ts'.length));
  expect(detectors.map(({ id }) => id).sort()).toEqual(files.sort());
});

test('hits lie in the text, are of a known kind and carry id and version', () => {
  const text = [
    'Old ferry sails again',
    'By Ada Pole',
    'The ferry left the quay on Tuesday morning, and nine hundred people came to see it go.',
    'Share this:',
    'Full steam: The ferry Swallow on her first morning out of the dock',
    '—————',
    'Old ferry sails again',
  ].join('\r\n');
  const document = toDocument('one', { text });
  const features = measureDocument(document);
  const hits = detect(document, detectors, {
    features,
    batch: finishStats(emptyFold()),
    rules,
    resources,
  });
  expect(hits.length).toBeGreaterThan(5);
  for (const hit of hits) {
    expect(hit.start).toBeGreaterThanOrEqual(0);
    expect(hit.end).toBeGreaterThan(hit.start);
    expect(hit.end).toBeLessThanOrEqual(text.length);
    expect(isFlagKind(hit.kind)).toBe(true);
    expect(hit.detector).toMatch(/^[a-z-]+@\d+$/);
    expect(hit.score).toBeGreaterThan(0);
    expect(hit.score).toBeLessThan(1);
  }
});

test('junk judges a text of very many lines of symbols', () => {
  const junk = detectors.find(({ id }) => id === 'junk')!;
  const document = toDocument('symbols', { text: '{}\n' });
  const measured = measureDocument(document);
  const blocks = Array.from({ length: 1_500_000 }, () => measured.blocks[0]!);
  const features = { ...measured, blocks };
  const batch = finishStats(emptyFold());
  let hits = 0;
  let highest = 0;
  for (const { score } of junk.detect(document, { features, batch, rules, resources })) {
    highest = Math.max(highest, score);
    hits++;
  }
  expect(hits).toBe(blocks.length);
  expect(highest).toBeLessThan(defaultConfidence);
});
