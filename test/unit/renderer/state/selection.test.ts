import { beforeEach, expect, test } from 'vitest';
import { openWindow, settle, threeDocuments } from '../../../support/window-fixture';

let window: Awaited<ReturnType<typeof openWindow>>;
beforeEach(async () => (window = await openWindow()));

const text = threeDocuments.documents[0]!.text;
const chosen = () => {
  const span = window.selection.span;
  return span && text.slice(span.start, span.end);
};

test('chooses blocks from the current flag on, in either direction', () => {
  const { selection } = window;
  selection.toggleBlocks();
  expect(chosen()).toBe('By Ida Moss');
  selection.moveBlocks(1, true);
  expect(chosen()).toBe('By Ida Moss\n\nThe ferry runs until nine.');
  selection.moveBlocks(-1, true);
  selection.moveBlocks(-1, true);
  expect(chosen()).toBe('Ferry to run late\n\nBy Ida Moss');
  expect([0, 1, 2].map((block) => selection.hasBlock(block))).toEqual([true, true, false]);
});

test('stays inside the document', () => {
  const { selection } = window;
  selection.toggleBlocks();
  for (let time = 0; time < 9; time++) selection.moveBlocks(1, false);
  expect(chosen()).toBe('Read more here');
});

test('is cut by its command and dropped', async () => {
  window.selection.toggleBlocks();
  window.selection.moveBlocks(1, false);
  window.commands.run('blocks-cut');
  expect(window.selection.blocks).toBeNull();
  await settle();
  expect(window.backend.flagOn(1, 'The ferry runs until nine.')?.verdict).toBe('confirmed');
});

test('cuts nothing in the clean text', () => {
  window.selection.text = { start: 0, end: 5 };
  expect(chosen()).toBe('Ferry');
  window.review.view = 'clean';
  expect(chosen()).toBeNull();
});
