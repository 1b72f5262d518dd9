import { beforeEach, describe, expect, test } from 'vitest';
import type { Verdict } from '../../../../shared/model/decision';
import { openWindow, settle, threeDocuments } from '../../../support/window-fixture';

type Window = Awaited<ReturnType<typeof openWindow>>;
let window: Window;
beforeEach(async () => (window = await openWindow()));

const ferry = 1;
const mill = 3;
const verdicts = (): Verdict[] => window.review.flags.map(({ verdict }) => verdict);
const stored = (documentId: number, words: string) =>
  window.backend.flagOn(documentId, words)?.verdict;

describe('deciding', () => {
  test('paints at once and writes afterwards', async () => {
    await window.documents.rows.need([ferry]);
    window.decisions.decide('confirmed');
    expect(verdicts()).toEqual(['confirmed', 'open', 'open']);
    expect(window.queue.pending).toBe(1);
    await settle();
    expect(window.queue.pending).toBe(0);
    expect(stored(ferry, 'By Ida Moss')).toBe('confirmed');
    expect(window.workspace.batch?.counts.open).toBe(3);
    expect(window.documents.rows.get(ferry)?.open).toBe(2);
  });

  test('takes the paint back when the write fails, and says so until it is closed', async () => {
    window.transport.failNext('review.decide', 'DISK_FULL');
    window.decisions.decide('confirmed');
    expect(verdicts()[0]).toBe('confirmed');
    await settle();
    expect(verdicts()).toEqual(['open', 'open', 'open']);
    expect(stored(ferry, 'By Ida Moss')).toBe('open');
    expect(window.queue.failure?.code).toBe('DISK_FULL');
    expect(window.toasts.shown[0]).toMatchObject({
      tone: 'error',
      message: 'The disk is full; nothing was saved.',
      hint: 'Free some space and do it again.',
    });
  });

  test('shows the document anew when the flag that is kept has moved', async () => {
    const shown = window.backend.documents.get(ferry)!;
    const moved = shown.flags.map((flag, at) => (at === 0 ? { ...flag, end: flag.end - 1 } : flag));
    window.backend.documents.set(ferry, { ...shown, flags: moved });
    window.decisions.decide('rejected');
    await settle();
    expect(window.toasts.shown[0]).toMatchObject({
      tone: 'error',
      message: 'The flag has moved since it was shown.',
    });
    expect(window.review.flags[0]).toMatchObject({ end: moved[0]!.end, verdict: 'open' });
    expect(window.review.flags).toHaveLength(3);
  });

  test('cuts a flag that has moved as the kind that was shown', async () => {
    const shown = window.backend.documents.get(ferry)!;
    const [first, ...others] = shown.flags;
    window.backend.documents.set(ferry, { ...shown, flags: others });
    window.decisions.decide('confirmed');
    await settle();
    expect(first!.kind).not.toBe('junk');
    expect(window.backend.flagOn(ferry, 'By Ida Moss')).toMatchObject({
      kind: first!.kind,
      verdict: 'confirmed',
    });
  });

  test('puts back the verdict from before, not an open one', async () => {
    window.decisions.decide('rejected');
    await settle();
    window.review.goTo(0);
    window.transport.failNext('review.decide', 'WORKSPACE_BUSY');
    window.decisions.decide('confirmed');
    await settle();
    expect(verdicts()[0]).toBe('rejected');
  });

  test('is saved again after the next write that succeeds', async () => {
    window.transport.failNext('review.decide', 'DISK_FULL');
    window.decisions.decide('confirmed');
    window.decisions.decide('rejected');
    await settle();
    expect(window.queue.failure).toBeNull();
    expect(verdicts()).toEqual(['open', 'rejected', 'open']);
  });

  test('sends one decision for a flag at a time', async () => {
    const release = window.transport.hold('review.decide');
    window.decisions.decide('confirmed');
    window.review.goTo(0);
    window.decisions.decide('rejected');
    release();
    await settle();
    expect(window.transport.count('review.decide')).toBe(1);
    expect(stored(ferry, 'By Ida Moss')).toBe('confirmed');
  });

  test('writes in the order the decisions were made', async () => {
    const release = window.transport.hold('review.decide');
    window.decisions.decide('confirmed');
    window.decisions.decide('rejected');
    window.decisions.decide('confirmed');
    release();
    await settle();
    const sent = window.transport.calls
      .filter(({ call }) => call === 'review.decide')
      .map(({ payload }) => (payload as { verdict: Verdict }).verdict);
    expect(sent).toEqual(['confirmed', 'rejected', 'confirmed']);
  });

  test('does not write what already stands', async () => {
    window.decisions.decide('confirmed');
    await settle();
    window.review.goTo(0);
    window.decisions.decide('confirmed');
    await settle();
    expect(window.transport.count('review.decide')).toBe(1);
  });

  test('reopens a decided flag', async () => {
    window.decisions.decide('confirmed');
    await settle();
    window.review.goTo(0);
    window.decisions.reopen();
    await settle();
    expect(stored(ferry, 'By Ida Moss')).toBe('open');
  });

  test('decides all of a kind in one step', async () => {
    window.decisions.decideKind('related', 'confirmed');
    await settle();
    expect(stored(ferry, 'Read more here')).toBe('confirmed');
    expect(verdicts()).toEqual(['open', 'open', 'confirmed']);
  });

  test('decides nothing while another document is on its way', () => {
    void window.review.open(mill);
    window.decisions.decide('confirmed');
    expect(window.transport.count('review.decide')).toBe(0);
  });
});

describe('moving on', () => {
  test('goes to the next open flag, round the end of the document', async () => {
    window.review.goTo(2);
    window.decisions.decide('confirmed');
    expect(window.review.index).toBe(0);
    window.decisions.decide('confirmed');
    expect(window.review.index).toBe(1);
    await settle();
  });

  test('goes to the next document with open flags when all are decided', async () => {
    for (let time = 0; time < 3; time++) window.decisions.decide('rejected');
    await settle();
    expect(window.review.document?.id).toBe(mill);
    expect(window.review.current?.kind).toBe('share');
  });

  test('stays on the last document when everything is decided', async () => {
    for (let time = 0; time < 3; time++) window.decisions.decide('rejected');
    await settle();
    window.decisions.decide('rejected');
    await settle();
    expect(window.review.document?.id).toBe(mill);
    expect(window.documents.openCount).toBe(0);
  });

  test('stays where it is when the settings say so', async () => {
    await window.settings.set({ autoAdvance: false });
    window.decisions.decide('confirmed');
    expect(window.review.index).toBe(0);
  });

  test('reads the next document ahead', async () => {
    window.decisions.decide('rejected');
    window.decisions.decide('rejected');
    await settle();
    expect(window.transport.calls.at(-1)).toEqual({
      call: 'documents.open',
      payload: { documentId: mill },
    });
    const before = window.transport.count('documents.open');
    window.decisions.decide('rejected');
    await settle();
    expect(window.review.document?.id).toBe(mill);
    expect(window.transport.count('documents.open')).toBe(before);
  });
});

describe('undo and redo', () => {
  test('a key that comes before the first decision is written is not lost', async () => {
    const release = window.transport.hold('review.decide');
    window.commands.run('cut');
    expect(window.commands.get('undo').enabled()).toBe(true);
    window.commands.run('undo');
    window.commands.run('redo');
    release();
    await settle();
    await settle();
    expect(window.transport.count('review.undo')).toBe(1);
    expect(window.transport.count('review.redo')).toBe(1);
    expect(window.decisions.history).toEqual({ undo: 'confirmed 1', redo: null });
    await window.decisions.undo();
    expect(window.commands.get('undo').enabled()).toBe(false);
  });

  test('takes back the last step and says what it was', async () => {
    window.decisions.decide('confirmed');
    await settle();
    await window.decisions.undo();
    expect(verdicts()).toEqual(['open', 'open', 'open']);
    expect(window.review.index).toBe(0);
    expect(window.toasts.shown.at(-1)?.message).toBe('Undone: confirmed 1');
    await window.decisions.redo();
    expect(verdicts()[0]).toBe('confirmed');
    expect(window.decisions.history).toEqual({ undo: 'confirmed 1', redo: null });
  });

  test('goes to the document in which it was decided', async () => {
    for (let time = 0; time < 3; time++) window.decisions.decide('rejected');
    await settle();
    await window.decisions.undo();
    expect(window.review.document?.id).toBe(ferry);
    expect(window.review.index).toBe(2);
    expect(verdicts()).toEqual(['rejected', 'rejected', 'open']);
  });

  test('waits for a decision that is still being written', async () => {
    const release = window.transport.hold('review.decide');
    window.decisions.decide('confirmed');
    const undone = window.decisions.undo();
    release();
    await undone;
    expect(stored(ferry, 'By Ida Moss')).toBe('open');
    expect(verdicts()[0]).toBe('open');
  });

  test('says when there is nothing', async () => {
    await window.decisions.undo();
    expect(window.toasts.shown.at(-1)?.message).toBe('Nothing to undo');
  });
});

describe('cuts of one’s own', () => {
  const text = threeDocuments.documents[0]!.text;
  const span = { start: text.indexOf('ferry runs'), end: text.indexOf('ferry runs') + 10 };

  test('are painted at once, written, and stood on', async () => {
    window.decisions.cutSpan(span);
    expect(window.review.current).toMatchObject({ ...span, verdict: 'confirmed' });
    await settle();
    expect(stored(ferry, 'ferry runs')).toBe('confirmed');
    expect(window.review.current).toMatchObject({ ...span, reason: 'Cut by hand.' });
  });

  test('vanish when the write fails', async () => {
    window.transport.failNext('review.decide', 'DISK_FULL');
    window.decisions.cutSpan(span);
    await settle();
    expect(window.review.flags).toHaveLength(3);
  });

  test('vanish when they are kept after all', async () => {
    window.decisions.cutSpan(span);
    await settle();
    window.decisions.decide('rejected');
    await settle();
    expect(window.review.flags).toHaveLength(3);
    expect(stored(ferry, 'ferry runs')).toBeUndefined();
  });

  test('do not paint over a decision made while they are read back', async () => {
    const releaseRead = window.transport.hold('documents.open');
    window.decisions.cutSpan(span);
    await settle();
    const releaseWrite = window.transport.hold('review.decide');
    window.review.goTo(0);
    window.decisions.decide('rejected');
    releaseRead();
    await settle();
    expect(window.review.flags[0]).toMatchObject({ verdict: 'rejected' });
    releaseWrite();
    await settle();
    expect(window.review.flags[0]).toMatchObject({ verdict: 'rejected' });
    expect(stored(ferry, 'By Ida Moss')).toBe('rejected');
  });
});

test('undo goes to where a cut of one’s own was, though nothing is left there', async () => {
  const at = threeDocuments.documents[0]!.text.indexOf('The ferry');
  window.decisions.cutSpan({ start: at, end: at + 9 });
  await settle();
  await window.decisions.undo();
  expect(window.review.target).toEqual({ start: at, end: at + 9 });
});

test('what is taken back, or called another kind of step, is no decision of this hour', async () => {
  const window = await openWindow();
  window.decisions.decide('confirmed');
  await settle();
  window.review.goTo(0);
  window.decisions.reopen();
  await settle();
  await window.decisions.undo();
  await window.decisions.redo();
  expect(window.decisions.flagsThisHour()).toBe(1);
});
