import { describe, expect, test } from 'vitest';
import {
  rowFigure,
  rowState,
  rowTitle,
  rowWords,
} from '../../../../../renderer/views/review/describe-row';
import { encodingName } from '../../../../../renderer/views/review/encoding-name';

const row = { id: 1, path: 'harbour/ferry.txt', open: 3, flags: 4 };

describe('a row of the list', () => {
  test('says what is left to do', () => {
    expect([rowState(row), rowFigure(row), rowWords(row)]).toEqual(['open', '3', 'open flags']);
    const done = { ...row, open: 0 };
    expect([rowState(done), rowFigure(done), rowWords(done)]).toEqual(['done', '', 'done']);
    expect(rowWords({ ...row, open: 1 })).toBe('open flag');
  });

  test('says why a document is left out, whatever was open in it', () => {
    const excluded = { ...row, open: 0, excluded: 'spam' as const };
    expect([rowState(excluded), rowFigure(excluded)]).toEqual(['excluded', 'spam']);
    expect(rowTitle(excluded)).toBe('harbour/ferry.txt\nExcluded as spam: not exported');
  });

  test('under a filter by flags counts those that fit, and says of how many', () => {
    const some = { ...row, fitting: 2 };
    expect([rowFigure(some), rowWords(some)]).toEqual(['2', 'of 3 open flags']);
    expect(rowTitle(some)).toBe('harbour/ferry.txt\n2 of 3 open flags fit the filter');
    const none = { ...row, fitting: 0 };
    expect([rowState(none), rowFigure(none)]).toEqual(['open', '']);
    const all = { ...row, fitting: 3 };
    expect([rowFigure(all), rowWords(all), rowTitle(all)]).toEqual([
      '3',
      'open flags',
      'harbour/ferry.txt',
    ]);
  });

  test('tells versions of the same file apart', () => {
    expect(rowWords({ ...row, version: 'older' })).toBe('open flags, older version');
    expect(rowTitle({ ...row, version: 'older' })).toContain('Older version');
    expect(rowTitle({ ...row, version: 'newest' })).toContain('Newest version');
  });

  test('names copies and notes in words as well', () => {
    const both = { ...row, copyOf: 'a\u202e.txt', noted: true, recordKey: '7' };
    expect(rowWords(both)).toBe('open flags, a copy, has a note');
    expect(rowTitle(both).split('\n')).toEqual([
      'harbour/ferry.txt, record 7',
      'Copy of a\\u202e.txt, decided together',
      'Has a note',
    ]);
  });
});

test('an encoding that was found out never reads as certain', () => {
  const encoding = 'windows-1252';
  expect(encodingName({ encoding, encodingConfidence: 0.711 })).toBe('windows-1252, 71 % sure');
  expect(encodingName({ encoding, encodingConfidence: 0.999 })).toBe('windows-1252, 99 % sure');
  expect(encodingName({ encoding: 'utf-8', encodingConfidence: 1 })).toBe('utf-8');
});
