import { beforeEach, expect, test } from 'vitest';
import { openWindow, settle } from '../../../support/window-fixture';

let window: Awaited<ReturnType<typeof openWindow>>;
beforeEach(async () => (window = await openWindow()));

const ferry = 1;
const shown = () => window.review.document!.notes.map(({ text }) => text);
const stored = () => window.backend.documents.get(ferry)!.notes.map(({ text }) => text);

function write(text: string): void {
  window.notes.draft = text;
  window.notes.save();
}

test('a note on the flag is painted at once and written', async () => {
  window.notes.editFlag();
  expect(window.notes.writing).toBe(true);
  write('  Is she staff?  ');
  expect(window.notes.writing).toBe(false);
  expect(shown()).toEqual(['Is she staff?']);
  expect(window.review.current?.note).toBe('Is she staff?');
  await settle();
  expect(stored()).toEqual(['Is she staff?']);
  await window.decisions.undo();
  expect(shown()).toEqual([]);
  expect(window.review.current?.note).toBeUndefined();
});

test('goes on with the note that is there, and takes it away when it is emptied', async () => {
  window.notes.editFlag();
  write('Staff');
  await settle();
  window.notes.editFlag();
  expect(window.notes.draft).toBe('Staff');
  write('');
  await settle();
  expect(stored()).toEqual([]);
});

test('a note on the document stands before those on its text', async () => {
  window.notes.editFlag();
  write('flag');
  window.notes.editDocument();
  write('document');
  expect(shown()).toEqual(['document', 'flag']);
  await settle();
  expect(stored()).toHaveLength(2);
});

test('leaving writes nothing, and saying the same again is no step', async () => {
  window.notes.editFlag();
  window.notes.draft = 'half a thought';
  window.notes.leave();
  window.notes.editFlag();
  expect(window.notes.draft).toBe('');
  write('');
  await settle();
  expect(window.transport.count('review.note')).toBe(0);
});

test('a draft that is left for another note is kept', async () => {
  window.notes.editFlag();
  window.notes.draft = 'first';
  window.notes.editDocument();
  expect(window.notes.draft).toBe('');
  await settle();
  expect(stored()).toEqual(['first']);
});

test('is taken back and said when it cannot be written', async () => {
  window.transport.failNext('review.note', 'DISK_FULL');
  window.notes.editFlag();
  write('lost');
  await settle();
  await settle();
  expect(shown()).toEqual([]);
  expect(window.toasts.shown[0]).toMatchObject({ tone: 'error' });
});

test('notes do not count as decided flags', async () => {
  window.notes.editFlag();
  write('x');
  await settle();
  expect(window.decisions.flagsThisHour()).toBe(0);
});
