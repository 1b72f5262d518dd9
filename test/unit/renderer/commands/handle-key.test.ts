import { JSDOM } from 'jsdom';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { handleKey } from '../../../../renderer/commands/handle-key';
import { openWindow } from '../../../support/window-fixture';

const { window: page } = new JSDOM(
  '<button id="button"></button><input id="input"><dialog id="dialog"><p id="inside"></p></dialog>',
);
vi.stubGlobal('Element', page.Element);

type Window = Awaited<ReturnType<typeof openWindow>>;
let window: Window;
beforeEach(async () => (window = await openWindow()));

function press(key: string, init: KeyboardEventInit & { on?: string; keyCode?: number } = {}) {
  const target = init.on ? page.document.getElementById(init.on)! : page.document.body;
  const event = new page.KeyboardEvent('keydown', {
    key,
    bubbles: true,
    cancelable: true,
    ...init,
  });
  const scope = window.selection.blocks ? 'blocks' : 'review';
  const listener = (given: Event) => handleKey(given as KeyboardEvent, window.commands, scope);
  page.addEventListener('keydown', listener);
  target.dispatchEvent(event);
  page.removeEventListener('keydown', listener);
  return event;
}

describe('handleKey', () => {
  test('runs the command and keeps the key from the page', () => {
    expect(press('x').defaultPrevented).toBe(true);
    expect(window.review.flags[0]?.verdict).toBe('rejected');
  });

  test('lets keys without a command through', () => {
    expect(press('q').defaultPrevented).toBe(false);
  });

  test('decides once for a held key, and repeats moves', () => {
    press('x');
    press('x', { repeat: true });
    expect(window.review.flags.map(({ verdict }) => verdict)).toEqual(['rejected', 'open', 'open']);
    press('j', { repeat: true });
    expect(window.review.index).toBe(2);
  });

  test('does nothing while an input method composes', () => {
    press('x', { isComposing: true });
    press('x', { keyCode: 229 });
    expect(window.review.flags[0]?.verdict).toBe('open');
  });

  test('lets text fields have their letters, but not the function keys', () => {
    press('x', { on: 'input' });
    press('z', { on: 'input', ctrlKey: true });
    expect(window.review.flags[0]?.verdict).toBe('open');
    press('F8', { on: 'input' });
    expect(window.problems.open).toBe(true);
  });

  test('means the open dialog, wherever the focus is', () => {
    const dialog = page.document.getElementById('dialog')!;
    dialog.setAttribute('open', '');
    press('x', { on: 'inside' });
    press('x');
    expect(press('Escape').defaultPrevented).toBe(false);
    dialog.removeAttribute('open');
    expect(window.review.flags[0]?.verdict).toBe('open');
  });

  test('leaves Space to a button that has the focus, and takes other keys', () => {
    press(' ', { on: 'button' });
    expect(window.review.flags[0]?.verdict).toBe('open');
    press('x', { on: 'button' });
    expect(window.review.flags[0]?.verdict).toBe('rejected');
  });

  test('a letter alone decides nothing once single keys are off', async () => {
    await window.settings.set({ singleKeys: false });
    expect(press('x').defaultPrevented).toBe(false);
    expect(window.review.flags[0]?.verdict).toBe('open');
    press('x', { altKey: true });
    expect(window.review.flags[0]?.verdict).toBe('rejected');
  });

  test('chooses blocks and decides no flag meanwhile', () => {
    press('b');
    expect(window.selection.blocks).toEqual({ anchor: 1, head: 1 });
    press('x');
    press('ArrowDown');
    press('ArrowDown', { shiftKey: true });
    expect(window.review.flags[0]?.verdict).toBe('open');
    expect(window.selection.blocks).toEqual({ anchor: 2, head: 3 });
    press('Escape');
    expect(window.selection.blocks).toBeNull();
  });
});
