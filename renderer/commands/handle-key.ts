import type { Command, CommandGroup, CommandScope } from './command';
import type { CommandTable } from './command-table';
import { matchKey } from './match-key';

/**
 * Runs the command of a key press, if it has one that is meant here: not while composing, not in
 * a dialog, and in a text field only what cannot be typed. Held keys repeat moves, never decisions.
 */
export function handleKey(event: KeyboardEvent, table: CommandTable, scope: CommandScope): void {
  // 229 is what Chromium gives while an input method composes.
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('[popover]')) return;
  // Focus falls back to the page when a focused button leaves an open dialog; the keys still mean
  // the dialog, never a flag behind it.
  if (target?.ownerDocument.querySelector('dialog[open]')) return;
  if (isTyping(target) && !isBeyondTyping(event)) return;
  if ((event.key === ' ' || event.key === 'Enter') && target?.closest('button, a, summary')) return;
  const command = findCommand(event, table, scope);
  if (!command || command.yields?.()) return;
  event.preventDefault();
  if (event.repeat && !command.repeats) return;
  if (command.enabled()) command.run();
}

/** Runs the answer that a key gives to a question, while its dialog is open. */
export function answerByKey(event: KeyboardEvent, table: CommandTable, scope: CommandScope): void {
  if (event.isComposing || event.keyCode === 229 || event.repeat) return;
  const command = table.commands.find(
    (candidate) =>
      candidate.scope === scope &&
      table.keysOf(candidate).some((key) => matchKey(key, event, table.mac)),
  );
  if (!command?.enabled()) return;
  event.preventDefault();
  command.run();
}

/** While blocks are chosen their keys come first, and no key decides a flag behind one's back. */
function findCommand(
  event: KeyboardEvent,
  table: CommandTable,
  scope: CommandScope,
): Command | undefined {
  const pressed = table.commands.filter((command) =>
    table.keysOf(command).some((key) => matchKey(key, event, table.mac)),
  );
  if (scope === 'review') return pressed.find((command) => command.scope === 'review');
  return (
    pressed.find((command) => command.scope === 'blocks') ??
    pressed.find(({ scope: where, group }) => where === 'review' && !aboutFlags.includes(group))
  );
}

const aboutFlags: readonly CommandGroup[] = ['Decide', 'Adjust', 'Move'];

function isTyping(target: Element | null): boolean {
  return Boolean(target?.closest('input, textarea, select, [contenteditable]'));
}

/** Function keys, and chords that no text field knows. */
function isBeyondTyping(event: KeyboardEvent): boolean {
  if (/^F\d+$/.test(event.key)) return true;
  const editing = /^[zyxcva]$/i.test(event.key) || /^Arrow/.test(event.key);
  return (event.ctrlKey || event.metaKey) && !editing;
}
