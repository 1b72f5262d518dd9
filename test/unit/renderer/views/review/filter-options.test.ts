import { describe, expect, test } from 'vitest';
import {
  filterOptions,
  siteName,
  wantsSearch,
} from '../../../../../renderer/views/review/filter-options';
import type { DocumentFacets } from '../../../../../shared/ipc/shapes';

const facets: DocumentFacets = {
  states: { open: 3, done: 1, excluded: 0, copies: 0, damaged: 0 },
  kinds: [
    { kind: 'share', open: 4 },
    { kind: 'caption', open: 2 },
  ],
  bands: { certain: 6, check: 0 },
  sites: [
    { site: 'harbour.example', documents: 3 },
    { site: null, documents: 1 },
  ],
  languages: [{ language: 'en', documents: 4 }],
};

describe('what a list can be filtered by', () => {
  test('is named with its counts, group by group', () => {
    expect(
      filterOptions(facets, {}, '').map(({ group, label, count }) => [group, label, count]),
    ).toEqual([
      ['Confidence', 'certain', 6],
      ['Kind', 'share', 4],
      ['Kind', 'caption', 2],
      ['Site', 'harbour.example', 3],
      ['Site', 'unknown site', 1],
    ]);
  });

  test('is taken away when it is chosen again', () => {
    const [certain, share] = filterOptions(facets, { kind: 'share' }, '');
    expect(certain).toMatchObject({ isChosen: false, change: { band: 'certain' } });
    expect(share).toMatchObject({ isChosen: true, change: { kind: undefined } });
    expect(Object.keys(share!.change)).toEqual(['kind']);
    const unknown = filterOptions(facets, { site: null }, 'unknown')[0];
    expect(unknown).toMatchObject({ isChosen: true, change: { site: undefined } });
  });

  test('is found by group or name', () => {
    expect(filterOptions(facets, {}, 'HARB').map(({ label }) => label)).toEqual([
      'harbour.example',
    ]);
    expect(filterOptions(facets, {}, 'kind')).toHaveLength(2);
    expect(filterOptions(facets, {}, 'nothing')).toEqual([]);
  });

  test('has every site by its whole name, where not all are named', () => {
    const sites = Array.from({ length: 200 }, (_, at) => ({
      site: `s${at}.example`,
      documents: 2,
    }));
    const found = filterOptions({ ...facets, sites }, {}, 'rare.example');
    expect(found).toMatchObject([{ label: 'rare.example', change: { site: 'rare.example' } }]);
    expect(wantsSearch({ ...facets, sites })).toBe(true);
    expect(wantsSearch(facets)).toBe(false);
  });

  test('never obeys what a site is called', () => {
    expect(siteName('a\u202eb')).toBe('a\\u202eb');
  });
});
