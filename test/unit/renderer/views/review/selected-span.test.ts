import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { readSelection, selectedSpan } from '../../../../../renderer/views/review/selected-span';

describe('selectedSpan', () => {
  const text = 'One two\n\nThree four';

  test('joins the pieces and leaves out white space at the ends', () => {
    const pieces = [
      { start: 0, from: 3, to: 7 },
      { start: 9, from: 0, to: 6 },
    ];
    expect(selectedSpan(text, pieces)).toEqual({ start: 4, end: 14 });
  });

  test('is null for nothing but white space', () => {
    expect(selectedSpan(text, [{ start: 0, from: 3, to: 4 }])).toBeNull();
    expect(selectedSpan(text, [{ start: 0, from: 2, to: 2 }])).toBeNull();
    expect(selectedSpan(text, [])).toBeNull();
  });

  test('never goes through the middle of a character', () => {
    const odd = 'a😀e\u0301z👩\u200d🌾.';
    const at = (from: number, to: number) => {
      const span = selectedSpan(odd, [{ start: 0, from, to }])!;
      return odd.slice(span.start, span.end);
    };
    expect(at(2, 3)).toBe('😀');
    expect(at(3, 4)).toBe('e\u0301');
    expect(at(4, 5)).toBe('e\u0301');
    expect(at(6, 8)).toBe('👩\u200d🌾');
  });
});

describe('readSelection', () => {
  const { window } = new JSDOM(
    '<div id="root"><p><span data-start="0">Rain fell. </span><mark data-start="11">Read more</mark></p>' +
      '<span>label</span><p><span data-start="22">The end</span></p></div>',
  );
  const document = window.document;
  const root = document.getElementById('root')!;
  const source = 'Rain fell. Read more\n\nThe end';
  const [first, second, third] = [...root.querySelectorAll('[data-start]')];

  function selected(set: (range: Range) => void): string | undefined {
    const range = document.createRange();
    set(range);
    const span = selectedSpan(source, readSelection(root, range));
    return span ? source.slice(span.start, span.end) : undefined;
  }

  test('maps a selection inside one stretch', () => {
    expect(
      selected((range) => {
        range.setStart(first!.firstChild!, 5);
        range.setEnd(first!.firstChild!, 9);
      }),
    ).toBe('fell');
  });

  test('maps a selection across stretches and blocks, without what is not text', () => {
    expect(
      selected((range) => {
        range.setStart(second!.firstChild!, 5);
        range.setEnd(third!.firstChild!, 3);
      }),
    ).toBe('more\n\nThe');
  });

  test('maps a selection whose ends are elements, as a triple click makes them', () => {
    expect(
      selected((range) => {
        range.setStart(first!.firstChild!, 0);
        range.setEnd(root.children[2]!, 0);
      }),
    ).toBe('Rain fell. Read more');
  });
});
