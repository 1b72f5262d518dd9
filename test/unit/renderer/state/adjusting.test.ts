import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openWindow, settle } from '../../../support/window-fixture';

let window: Awaited<ReturnType<typeof openWindow>>;
beforeEach(async () => {
  window = await openWindow();
  return () => vi.useRealTimers();
});

const ferry = 1;
const cut = () => {
  const { current, document } = window.review;
  return document!.text.slice(current!.start, current!.end);
};
const shrink = () => window.adjusting.move({ edge: 'end', unit: 'word', by: -1 });
const grow = () => window.adjusting.move({ edge: 'end', unit: 'word', by: 1 });

test('paints at once and writes afterwards, as a cut', async () => {
  const release = window.transport.hold('review.adjust');
  shrink();
  expect(cut()).toBe('By Ida');
  expect(window.review.current).toMatchObject({ kind: 'metadata', verdict: 'confirmed' });
  expect(window.backend.flagOn(ferry, 'By Ida Moss')?.verdict).toBe('open');
  release();
  await settle();
  expect(window.backend.flagOn(ferry, 'By Ida')?.verdict).toBe('confirmed');
  expect(window.review.flags).toHaveLength(3);
});

test('a burst is written step by step, in its order, and stays on the cut', async () => {
  shrink();
  shrink();
  grow();
  expect(cut()).toBe('By Ida');
  await settle();
  expect(window.transport.count('review.adjust')).toBe(3);
  expect(window.backend.flagOn(ferry, 'By Ida')?.verdict).toBe('confirmed');
  await window.decisions.undo();
  expect(cut()).toBe('By');
  await window.decisions.undo();
  await window.decisions.undo();
  expect(cut()).toBe('By Ida Moss');
  expect(window.review.current?.verdict).toBe('open');
});

test('what could not be written is taken back, and said', async () => {
  window.transport.failNext('review.adjust', 'DISK_FULL');
  shrink();
  expect(cut()).toBe('By Ida');
  await settle();
  await settle();
  expect(cut()).toBe('By Ida Moss');
  expect(window.review.current?.verdict).toBe('open');
  expect(window.toasts.shown[0]).toMatchObject({ tone: 'error' });
});

test('says where the cut ends now, and where it can go no further', () => {
  shrink();
  expect(window.announcer.words).toBe('ends with By Ida');
  shrink();
  shrink();
  expect(window.announcer.words).toBe('No further');
  expect(cut()).toBe('By');
});

test('the keys leave a selection of text to the browser', () => {
  const command = window.commands.get('end-word-earlier');
  expect(command.yields?.()).toBe(false);
  window.selection.text = { start: 0, end: 5 };
  expect(command.yields?.()).toBe(true);
});

describe('dragging an end', () => {
  const offsetOf = (words: string) => window.review.document!.text.indexOf(words);

  test('is painted all the way and written once, when it is dropped', async () => {
    window.adjusting.grab('end');
    window.adjusting.dragTo(offsetOf('ferry runs') + 5);
    expect(cut()).toBe('By Ida Moss\n\nThe ferry');
    window.adjusting.dragTo(offsetOf('Ida') + 3);
    expect(cut()).toBe('By Ida');
    expect(window.transport.count('review.adjust')).toBe(0);
    window.adjusting.drop();
    await settle();
    expect(window.transport.count('review.adjust')).toBe(1);
    expect(window.backend.flagOn(ferry, 'By Ida')?.verdict).toBe('confirmed');
    expect(window.review.flags).toHaveLength(3);
    await window.decisions.undo();
    expect(cut()).toBe('By Ida Moss');
  });

  test('back to where it was, or let go, changes nothing', async () => {
    window.adjusting.grab('start');
    window.adjusting.dragTo(offsetOf('Moss'));
    expect(cut()).toBe('Moss');
    window.adjusting.dragTo(offsetOf('By Ida'));
    window.adjusting.drop();
    window.adjusting.grab('start');
    window.adjusting.dragTo(offsetOf('Moss'));
    window.adjusting.letGo();
    await settle();
    expect(cut()).toBe('By Ida Moss');
    expect(window.review.current).toMatchObject({ kind: 'metadata', verdict: 'open' });
    expect(window.transport.count('review.adjust')).toBe(0);
  });
});
