import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadResources } from '../../../../electron/backend/load-resources';
import { createEngine } from '../../../../shared/engine/create-engine';
import { segment } from '../../../../shared/engine/segment';
import type { Flag } from '../../../../shared/model/flag';
import { growingTexts, oddTexts } from '../../../support/bad-texts';
import { batchOfDocuments } from '../../../support/topic-document';

const engine = createEngine(loadResources(resolve(import.meta.dirname, '../../../../resources')));

function flagsOf(text: string): Flag[] {
  const document = { id: 'a', text, blocks: segment(text) };
  return engine.flag(document, batchOfDocuments([document]));
}

/** The flags are disjoint, in order, inside the text, and the same when asked again. */
function expectSound(text: string): void {
  const flags = flagsOf(text);
  expect(JSON.stringify(flagsOf(text)) === JSON.stringify(flags)).toBe(true);
  let end = 0;
  for (const flag of flags) {
    expect(flag.start).toBeGreaterThanOrEqual(end);
    expect(flag.end).toBeGreaterThan(flag.start);
    expect(flag.confidence).toBeGreaterThan(0);
    expect(flag.confidence).toBeLessThan(1);
    end = flag.end;
  }
  expect(end).toBeLessThanOrEqual(text.length);
}

/** Processor time, the least of a few runs: other programs can only add to it. */
function cost(text: string): number {
  const runs = Array.from({ length: 2 }, () => {
    const before = process.cpuUsage();
    flagsOf(text);
    return process.cpuUsage(before).user;
  });
  return Math.max(Math.min(...runs), 1000);
}

describe('odd texts are judged soundly', () => {
  test.each(oddTexts)('%s', (_name, text) => expectSound(text));
});

describe('large texts are judged soundly', () => {
  test.each(growingTexts)('%s', (_name, make) => expectSound(make(1000)));
});

test('50,000 blocks, and one of a megabyte', () => {
  const text = Array.from({ length: 50_000 }, (_, at) => `line ${at} of many`).join('\n');
  expect(segment(text).length).toBe(50_000);
  expectSound(text);
  expectSound('word, '.repeat(175_000));
}, 120_000);

test('more flagged lines than a call takes arguments', () => {
  const lines = 150_000;
  const flags = flagsOf('w\n'.repeat(lines));
  expect(flags.length).toBeGreaterThan(0);
  expect(flags.at(-1)!.end).toBeLessThanOrEqual(2 * lines);
}, 120_000);

describe('eight times the text is no more than some thirty times the work', () => {
  test.each(growingTexts)(
    '%s',
    (_name, make) => {
      flagsOf(make(500));
      expect(cost(make(4000)) / cost(make(500))).toBeLessThan(30);
    },
    60_000,
  );
});
