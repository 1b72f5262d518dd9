import { type ExcludeReason, excludeReasons } from '../../shared/model/exclusion';
import { type FlagKind, flagKinds } from '../../shared/model/kind';
import type { Controllers } from '../state/create-controllers';
import type { Command } from './command';

/** A letter of the name each; no two are the same. */
const kindKeys: Readonly<Record<FlagKind, string>> = {
  ui: 'u',
  counter: 'c',
  share: 's',
  related: 'r',
  advert: 'a',
  promo: 'p',
  caption: 'i',
  metadata: 'm',
  contact: 'n',
  policy: 'y',
  'repeated-title': 't',
  duplicate: 'd',
  embed: 'e',
  junk: 'j',
  template: 'l',
  'off-topic': 'o',
};

const reasonKeys: Readonly<Record<ExcludeReason, string>> = {
  spam: 's',
  duplicate: 'd',
  empty: 'e',
  language: 'l',
  other: 'o',
};

const reasonLabels: Readonly<Record<ExcludeReason, string>> = {
  spam: 'Spam: not worth reading',
  duplicate: 'Duplicate of another document',
  empty: 'Empty: nothing of worth is left',
  language: 'Language: not one that is wanted',
  other: 'Other reason',
};

/** The answers to the two questions that a key asks: what kind, and why left out. */
export function chooseCommands({ kinds, excluding }: Controllers): readonly Command[] {
  return [
    ...flagKinds.map((kind): Command => ({
      id: `kind-${kind}`,
      label: kind,
      group: 'Kind',
      scope: 'kinds',
      keys: [kindKeys[kind]],
      enabled: () => kinds.question !== null,
      run: () => kinds.choose(kind),
    })),
    ...excludeReasons.map((reason): Command => ({
      id: `exclude-${reason}`,
      label: reasonLabels[reason],
      group: 'Reason',
      scope: 'reasons',
      keys: [reasonKeys[reason]],
      enabled: () => excluding.asking,
      run: () => excluding.exclude(reason),
    })),
  ];
}
