import { fc } from '../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { lineUse } from '../../../../shared/engine/batch-stats';
import {
  buffersOf,
  countStats,
  emptyFold,
  emptyLineFold,
  finishStats,
  foldStats,
  mergeStats,
  placeOnSites,
  type StatsFold,
} from '../../../../shared/engine/fold-stats';
import { countedHash } from '../../../../shared/engine/line-hashes';
import { segment } from '../../../../shared/engine/segment';
import type { Document } from '../../../../shared/model/document';

function toDocument(id: string, text: string, site?: string): Document {
  return { id, text, blocks: segment(text), ...(site === undefined ? {} : { site }) };
}

function fold(documents: readonly Document[]): StatsFold {
  const into = emptyFold();
  for (const document of documents) foldStats(into, document);
  return into;
}

function useOf(documents: readonly Document[], line: string, site?: string) {
  return lineUse(finishStats(fold(documents)), countedHash(line, 0, line.length), site);
}

const words = ['pier', 'ferry', 'cod', 'tide', 'quay', 'gull', 'rope', 'mast', 'oar', 'net'];

/** An article of its own, with a common line below. */
function article(index: number, footer: string, site?: string): Document {
  const lines = words.map((word) => `The ${word} of story ${'abcdefghij'[index]} was seen again`);
  return toDocument(`document ${index}`, [...lines, footer].join('\n'), site);
}

describe('lineUse', () => {
  test('counts documents over the batch and over a site, and where the line stands', () => {
    const documents = [0, 1, 2, 3].map((index) =>
      article(index, 'All about boats', index < 3 ? 'example.org' : undefined),
    );
    expect(useOf(documents, 'All about boats', 'example.org')).toEqual({
      documents: 4,
      atTop: 0,
      atBottom: 4,
      site: { documents: 3, of: 3 },
    });
    expect(useOf(documents, 'All about boats')?.site).toBeUndefined();
    expect(useOf(documents, 'All about boats', 'example.com')?.site).toBeUndefined();
  });

  test('a site that becomes known after its documents counts like one that was known before', () => {
    const sites = new Map([0, 1, 2].map((index) => [`document ${index}`, 'example.org']));
    const texts = [0, 1, 2, 3].map((index) => article(index, 'All about boats'));
    const known = texts.map((text) => toDocument(text.id, text.text, sites.get(text.id)));
    const late = fold(texts);
    placeOnSites(late, sites);
    expect(finishStats(late)).toEqual(finishStats(fold(known)));
    const later = fold(texts);
    const counted = countStats(later);
    placeOnSites(later, sites);
    expect(finishStats(later, counted)).toEqual(finishStats(fold(known)));
  });

  test('finds a site among very many without looking through all of them', () => {
    const count = 1_000;
    const documents = Array.from({ length: count }, (_, at) =>
      toDocument(
        `d${at}`,
        `Words of ${words[at % 10]} alone ${'x'.repeat(at)}\nAll boats`,
        `s${at}`,
      ),
    );
    const stats = finishStats(fold(documents));
    let looks = 0;
    const counting = <Column extends object>(column: Column): Column =>
      new Proxy(column, { get: (on, key) => (looks++, Reflect.get(on, key, on) as unknown) });
    const { sites, lines } = stats;
    const counted = {
      ...stats,
      sites: counting(sites),
      lines: { ...lines, site: counting(lines.site) },
    };
    const hash = countedHash('All boats', 0, 'All boats'.length);
    for (const [at, site] of sites.entries()) {
      expect(lineUse(counted, hash, site)?.site).toEqual({ documents: 1, of: 1 });
      expect(looks).toBeLessThan(100 * (at + 1));
    }
    expect(lineUse(counted, hash, 'elsewhere')?.site).toBeUndefined();
  });

  test('says nothing of a line of one document, however often it stands there', () => {
    expect(
      useOf([toDocument('a', 'one\none\none'), toDocument('b', 'two')], 'one'),
    ).toBeUndefined();
  });

  test('takes lines that differ in numbers, dates and white space for the same', () => {
    const documents = [
      article(0, 'Posted on May 3, 2015 · 12 comments'),
      article(1, 'Posted on  June 12, 2016 · 3 comments'),
    ];
    expect(useOf(documents, 'Posted on Sept 1, 2017 · 0 comments')?.documents).toBe(2);
  });

  test('counts near-duplicates once', () => {
    const copies = [0, 1, 2, 3].map((index) => {
      const text = [...words.map((word) => `The ${word} was seen again at dawn`), `Copy ${index}a`];
      return toDocument(`copy ${index}`, text.join('\n'), 'example.org');
    });
    expect(useOf(copies, 'The pier was seen again at dawn', 'example.org')).toBeUndefined();
    const more = [
      ...copies,
      toDocument('own', 'The pier was seen again at dawn\nIt rained all day'),
    ];
    expect(useOf(more, 'The pier was seen again at dawn')?.documents).toBe(2);
    expect(finishStats(fold(more)).documents).toBe(2);
  });

  test('counts records of one form once: their sentences differ in nothing but numbers', () => {
    const reports = [3, 14, 25, 36].map((knots) => {
      const lines = [
        `On Monday the wind will blow from the west at ${knots} knots`,
        `The sea will be ${knots + 1} feet high near the coast`,
        `Rain is likely after ${knots + 2} in the evening`,
      ];
      return toDocument(`report ${knots}`, lines.join('\n'), 'example.org');
    });
    const line = 'The sea will be 8 feet high near the coast';
    expect(useOf(reports, line, 'example.org')).toBeUndefined();
    expect(useOf([...reports, toDocument('own', line)], line)?.documents).toBe(1 + 1);
  });

  test('takes no more than a part of a short document for its top and bottom', () => {
    const documents = [0, 1, 2].map((at) => {
      const own = [1, 2, 3, 4].map((line) => `The ${words[at + line]} of ${words[at]} was seen`);
      return toDocument(`${at}`, [own[0], own[1], 'All boats', own[2], own[3], 'Foot'].join('\n'));
    });
    expect(useOf(documents, 'All boats')).toEqual({ documents: 3, atTop: 0, atBottom: 0 });
    expect(useOf(documents, 'Foot')).toEqual({ documents: 3, atTop: 0, atBottom: 3 });
  });

  test('does not take a long common footer for near-duplicates', () => {
    const footer = ['Home', 'News', 'Sport', 'Weather', 'Jobs', 'Cars'].join('\n');
    const documents = [0, 1, 2].map((index) =>
      toDocument(
        `${index}`,
        `The story of the ${words[index]} is long and told at length\n${footer}`,
      ),
    );
    expect(useOf(documents, 'Weather')?.documents).toBe(3);
  });
});

const anyDocuments = fc
  .array(
    fc.record({
      lines: fc.array(fc.constantFrom('a b', 'c d e', 'May 3', 'June 4', 'x', 'y z'), {
        maxLength: 6,
      }),
      site: fc.constantFrom('one.org', 'two.org', undefined),
    }),
    { maxLength: 12 },
  )
  .map((given) =>
    given.map(({ lines, site }, index) => toDocument(`id ${index}`, lines.join('\n'), site)),
  );

describe('the fold', () => {
  test('does not depend on the order of the documents', () => {
    fc.assert(
      fc.property(anyDocuments, (documents) => {
        expect(finishStats(fold([...documents].reverse()))).toEqual(finishStats(fold(documents)));
      }),
    );
  });

  test('of parts, merged in any way, is the fold of all', () => {
    fc.assert(
      fc.property(anyDocuments, fc.nat(12), (documents, at) => {
        const left = fold(documents.slice(0, at));
        const right = fold(documents.slice(at));
        const whole = finishStats(fold(documents));
        expect(finishStats(mergeStats(left, right))).toEqual(whole);
        expect(finishStats(mergeStats(right, left))).toEqual(whole);
        expect(finishStats(mergeStats(emptyFold(), mergeStats(left, right)))).toEqual(whole);
      }),
    );
  });

  test('takes the same document again without any effect', () => {
    const documents = [0, 1, 2].map((index) => article(index, 'All about boats'));
    const once = finishStats(fold(documents));
    expect(finishStats(fold([...documents, ...documents]))).toEqual(once);
    expect(finishStats(mergeStats(fold(documents), fold([documents[1]!])))).toEqual(once);
  });

  test('of a document that comes again with other lines and another site knows the last ones', () => {
    const before = [0, 1, 2].map((index) => article(index, 'All about boats', 'example.org'));
    const after = before.map(({ id }, index) => ({ ...article(index + 3, 'Foot'), id }));
    expect(finishStats(fold([...before, ...after]))).toEqual(finishStats(fold(after)));
    expect(finishStats(mergeStats(fold(before), fold(after)))).toEqual(finishStats(fold(after)));
  });

  test('says the same in a thread that it was handed over to, and takes in more there', () => {
    const documents = [0, 1, 2, 3].map((index) => article(index, 'All about boats'));
    const handedOver = fold(documents.slice(0, 3));
    const received = structuredClone(handedOver, { transfer: buffersOf(handedOver) });
    foldStats(received, documents[3]!);
    expect(finishStats(received)).toEqual(finishStats(fold(documents)));
  });
});

test('a fold of lines alone knows the same lines and no words', () => {
  const documents = [0, 1, 2].map((index) => article(index, 'All about boats'));
  const both = documents.map((document) => {
    const into = emptyLineFold();
    foldStats(into, document);
    return into;
  });
  const lines = finishStats(both.reduce(mergeStats));
  const { topics, ...whole } = finishStats(fold(documents));
  expect(lines).toMatchObject(whole);
  expect(topics.ids).toHaveLength(3);
  expect(lines.topics.ids).toHaveLength(0);
});
