import type { RuleHit, RuleRow, RuleTallyShape } from '../../../shared/ipc/rule-shapes';
import type { RuleDefinition, RuleForm } from '../../../shared/model/rule';
import { showName } from '../review/show-text';

export const formNames: Readonly<Record<RuleForm, string>> = {
  line: 'the line reads',
  template: 'the line reads, with slots',
  prefix: 'the line begins with',
  suffix: 'the line ends with',
  pattern: 'regular expression',
};

export const stateNames: Readonly<Record<RuleRow['state'], string>> = {
  draft: 'draft',
  active: 'on',
  suggest: 'stopped',
  retired: 'off',
};

/** The text of a rule with dots where lines may go on. */
export function showRule({ form, text }: Pick<RuleDefinition, 'form' | 'text'>): string {
  const shown = showName(text);
  if (form === 'prefix') return `${shown} …`;
  return form === 'suffix' ? `… ${shown}` : shown;
}

/** What stands on a line that a rule matches. */
export const hitNames: Readonly<Record<RuleHit['state'], string>> = {
  open: 'undecided',
  plain: 'not flagged',
  confirmed: 'cut by you',
  machine: 'cut',
  rejected: 'kept',
};

/** "2 of 2 right (34 to 100 %)": what the curator's own decisions say of a rule. */
export function describePrecision({ precision, confirmed, rejected }: RuleTallyShape): string {
  if (!precision) return 'None of its lines is decided yet.';
  const percent = (share: number) => Math.round(share * 100);
  const decided = confirmed + rejected;
  return `${confirmed.toLocaleString('en')} of ${decided.toLocaleString('en')} decided lines cut; 95 % interval ${percent(precision.lower)} to ${percent(precision.upper)} %.`;
}
