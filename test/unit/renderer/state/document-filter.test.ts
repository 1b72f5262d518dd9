import { describe, expect, test } from 'vitest';
import {
  changeFilter,
  isAboutFlags,
  isAboutOpenness,
  isEmptyFilter,
} from '../../../../renderer/state/document-filter';

describe('a filter', () => {
  test('holds only what is set', () => {
    const filter = changeFilter({ kind: 'ui', name: 'x' }, { kind: undefined, site: null });
    expect(filter).toEqual({ site: null, name: 'x' });
    expect(changeFilter(filter, { name: '', site: undefined })).toEqual({});
  });

  test('for documents of unknown site is a filter', () => {
    expect(isEmptyFilter({})).toBe(true);
    expect(isEmptyFilter({ site: null })).toBe(false);
  });

  test('is told apart by what it takes to answer it', () => {
    expect([{}, { state: 'open' as const }].every(isAboutOpenness)).toBe(true);
    expect(isAboutOpenness({ state: 'done' })).toBe(false);
    expect(isAboutOpenness({ state: 'open', name: 'x' })).toBe(false);
    expect(isAboutFlags({ band: 'check' })).toBe(true);
    expect(isAboutFlags({ state: 'open', site: 'a' })).toBe(false);
  });
});
