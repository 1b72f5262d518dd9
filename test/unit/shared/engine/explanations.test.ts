import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadResources } from '../../../../electron/backend/load-resources';
import { readCleanTexts } from '../../../../scripts/gold/read-clean-texts';
import { readGoldFiles } from '../../../../scripts/gold/read-gold';
import { createEngine } from '../../../../shared/engine/create-engine';
import { segment } from '../../../../shared/engine/segment';
import type { Document } from '../../../../shared/model/document';
import type { Flag, Place } from '../../../../shared/model/flag';
import { makeCorpus, newsShape } from '../../../support/corpus/make-corpus';
import { batchOfDocuments } from '../../../support/topic-document';

const root = resolve(import.meta.dirname, '../../../..');
const resources = loadResources(resolve(root, 'resources'));
const engine = createEngine(resources);
const { rules } = resources.rulesFor(undefined);
const ruleIds = new Set(rules.map(({ id }) => id));

const samples = resolve(root, 'resources/samples');
const generated = [...makeCorpus({ ...newsShape, seed: 11, documents: 120, sites: 6 })].map(
  ({ path, site, text }): Document => ({ id: path, site, text, blocks: segment(text) }),
);
const batches: [string, Document[]][] = [
  [
    'the sample batch',
    readGoldFiles(resolve(samples, 'gold.json'), resolve(samples, 'batch')).map(
      ({ document }) => document,
    ),
  ],
  [
    'texts without leftovers',
    readCleanTexts(resolve(root, 'test/corpus/do-no-harm')).map(({ document }) => document),
  ],
  ['generated news', generated],
];

test('every rule says why in a line of 10 to 100 characters', () => {
  const odd = rules.filter(({ reason }) => !/^\S.{8,98}\S$/.test(reason));
  expect(odd.map(({ id }) => id)).toEqual([]);
});

const placeholder =
  /undefined|NaN|null|\[object|\$\{|\{\w*\}|TODO|Infinity|\s{2}|^\s|\s$|[\n\r\u2028\u2029]/;

describe.each(batches)('what flags on %s say', (_name, documents) => {
  const batch = batchOfDocuments(documents);
  const byId = new Map(documents.map((document) => [document.id, document]));
  const flagged = documents.flatMap((document) =>
    engine.flag(document, batch).map((flag): [Document, Flag] => [document, flag]),
  );

  test('is one plain line of 10 to 200 characters', () => {
    expect(flagged.length).toBeGreaterThan(10);
    for (const [, { reason, also = [] }] of flagged) {
      for (const each of [reason, ...also.map((weaker) => weaker.reason)]) {
        expect(each).not.toMatch(placeholder);
        expect(each.length, each).toBeGreaterThanOrEqual(10);
        expect(each.length, each).toBeLessThanOrEqual(200);
      }
    }
  });

  test('names places that are there, rules that exist, and words of the document', () => {
    const holds = ({ document, start, end }: Place): boolean => {
      const length = byId.get(document)?.text.length ?? -1;
      return start >= 0 && start < end && end <= length;
    };
    for (const [document, { start, end, evidence = {} }] of flagged) {
      const { rule, twin, donor, words = [] } = evidence;
      if (rule !== undefined) expect(ruleIds).toContain(rule);
      if (twin) expect(holds(twin), JSON.stringify(twin)).toBe(true);
      if (donor) expect(holds(donor), JSON.stringify(donor)).toBe(true);
      if (donor) expect(donor.document).not.toBe(document.id);
      if (twin?.document === document.id) expect(twin.end <= start || twin.start >= end).toBe(true);
      for (const word of words) expect(document.text.toLowerCase()).toContain(word.toLowerCase());
    }
  });

  test('says of a row of files how many there are, and no more than there are', () => {
    for (const [document, { reason }] of flagged) {
      const share = /^(\d+) of (\d+) files of (\S+) /.exec(reason);
      if (!share) continue;
      const [, some, all, site] = share;
      expect(site).toBe(document.site);
      expect(Number(some)).toBeLessThanOrEqual(Number(all));
      const there = documents.filter((each) => each.site === site).length;
      expect(Number(all)).toBeLessThanOrEqual(there);
    }
  });
});
