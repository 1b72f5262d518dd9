import { expect, test } from 'vitest';
import { applyPolicy, defaultPolicy } from '../../../../shared/engine/apply-policy';
import type { FlagKind } from '../../../../shared/model/kind';

const flags = [
  { kind: 'ui', confidence: 0.5 },
  { kind: 'ui', confidence: 0.4999 },
  { kind: 'advert', confidence: 0.9 },
  { kind: 'metadata', confidence: 0.7 },
] as const satisfies readonly { kind: FlagKind; confidence: number }[];
const [certainUi, doubtfulUi, advert, metadata] = flags;

test('cuts from the middle on when nothing is said', () => {
  expect(applyPolicy(flags, defaultPolicy)).toEqual([certainUi, advert, metadata]);
});

test('takes a threshold of its own for a kind', () => {
  const policy = { ...defaultPolicy, minConfidence: 0.8, kindConfidence: { ui: 0.3 } };
  expect(applyPolicy(flags, policy)).toEqual([certainUi, doubtfulUi, advert]);
});

test('cuts only the kinds asked for', () => {
  const policy = { ...defaultPolicy, onlyKinds: new Set<FlagKind>(['advert', 'ui']) };
  expect(applyPolicy(flags, policy)).toEqual([certainUi, advert]);
});

test('never cuts a kind that is kept, whatever else is said of it', () => {
  const policy = {
    minConfidence: 0,
    kindConfidence: { ui: 0 },
    onlyKinds: new Set<FlagKind>(['ui', 'metadata']),
    keepKinds: new Set<FlagKind>(['ui']),
  };
  expect(applyPolicy(flags, policy)).toEqual([metadata]);
});
