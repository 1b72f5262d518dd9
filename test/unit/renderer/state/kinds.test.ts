import { beforeEach, expect, test } from 'vitest';
import { openWindow, settle, threeDocuments } from '../../../support/window-fixture';

let window: Awaited<ReturnType<typeof openWindow>>;
beforeEach(async () => (window = await openWindow()));

const ferry = 1;
const text = threeDocuments.documents[0]!.text;
const span = { start: text.indexOf('ferry runs'), end: text.indexOf('ferry runs') + 10 };

test('a flag is cut as another kind, at once and in the store, and one goes on', async () => {
  window.kinds.askForFlag();
  expect(window.kinds.present).toBe('metadata');
  window.kinds.choose('caption');
  expect(window.review.flags[0]).toMatchObject({ kind: 'caption', verdict: 'confirmed' });
  expect(window.review.index).toBe(1);
  await settle();
  expect(window.backend.flagOn(ferry, 'By Ida Moss')).toMatchObject({
    kind: 'caption',
    verdict: 'confirmed',
  });
  await window.decisions.undo();
  expect(window.review.flags[0]).toMatchObject({ kind: 'metadata', verdict: 'open' });
});

test('the last answer for an own cut is remembered for the next', async () => {
  expect(window.kinds.own).toBe('junk');
  window.selection.text = span;
  window.kinds.askForSelection();
  window.kinds.choose('promo');
  await settle();
  expect(window.backend.flagOn(ferry, 'ferry runs')).toMatchObject({ kind: 'promo' });
  expect(window.backend.settings.ownCutKind).toBe('promo');
  window.selection.text = { start: 0, end: 5 };
  window.commands.run('cut-selection');
  await settle();
  expect(window.backend.flagOn(ferry, 'Ferry')).toMatchObject({ kind: 'promo' });
});

test('what a flag is called is not remembered for own cuts', async () => {
  window.kinds.askForFlag();
  window.kinds.choose('policy');
  await settle();
  expect(window.kinds.own).toBe('junk');
});

test('an own cut that is called something else stays where it is', async () => {
  window.selection.text = span;
  window.commands.run('cut-selection');
  await settle();
  window.kinds.askForFlag();
  window.kinds.choose('advert');
  await settle();
  expect(window.review.current).toMatchObject({ ...span, kind: 'advert' });
  expect(window.kinds.own).toBe('advert');
});

test('a selection that is a flag to the letter is that flag', async () => {
  const start = text.indexOf('Share this');
  window.selection.text = { start, end: start + 'Share this'.length };
  window.kinds.askForSelection();
  window.kinds.choose('advert');
  await settle();
  expect(window.backend.flagOn(ferry, 'Share this')).toMatchObject({
    kind: 'advert',
    detector: 'fake@1',
  });
});

test('is taken back when it cannot be written', async () => {
  await window.settings.set({ autoAdvance: false });
  window.transport.failNext('review.setKind', 'DISK_FULL');
  window.kinds.askForFlag();
  window.kinds.choose('caption');
  await settle();
  await settle();
  expect(window.review.current).toMatchObject({ kind: 'metadata', verdict: 'open' });
});
