import { describe, expect, test } from 'vitest';
import { segment } from '../../../../../shared/engine/segment';
import { findHeadline } from '../../../../../renderer/views/review/headline';
import { layOutDocument } from '../../../../../renderer/views/review/lay-out-document';

function headlineOf(text: string, title?: string, flagged: readonly string[] = []) {
  const flags = flagged.map((words) => ({
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
  }));
  const key = findHeadline(text, layOutDocument(segment(text), flags), title);
  return key === undefined ? undefined : text.slice(Number(key)).split('\n')[0];
}

describe('findHeadline', () => {
  const body = 'The ferry will run until nine.\nNobody had asked for it.';

  test('takes a short first line without a full stop', () => {
    expect(headlineOf(`Ferry to run late\n${body}`)).toBe('Ferry to run late');
  });

  test('takes no line that is a sentence', () => {
    expect(headlineOf(`It rained on the pier.\n${body}`)).toBeUndefined();
  });

  test('passes over what is flagged', () => {
    expect(
      headlineOf(`Skip to content\nFerry to run late\n${body}`, undefined, ['Skip to content']),
    ).toBe('Ferry to run late');
  });

  test('finds the title of the document further down, without the name of the site', () => {
    expect(
      headlineOf(`Home > News\nFerry to run late\n${body}`, 'Ferry to run late | Herald'),
    ).toBe('Ferry to run late');
  });
});
