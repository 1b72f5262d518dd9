import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import {
  addPolicyOptions,
  type PolicyOptions,
  policyOf,
} from '../../../../electron/cli/policy-options';

function policyFor(...words: string[]) {
  const command = addPolicyOptions(new Command())
    .exitOverride()
    .configureOutput({
      writeErr: () => undefined,
    });
  return policyOf(command.parse(words, { from: 'user' }).opts<PolicyOptions>());
}

describe('options of the policy', () => {
  test('default to cutting from 0.5 on', () => {
    expect(policyFor()).toEqual({ minConfidence: 0.5, kindConfidence: {}, keepKinds: new Set() });
  });

  test('take one threshold for all kinds and others for some; the last word counts', () => {
    expect(
      policyFor('--min-confidence', '.8', '--min-confidence=ui=0.3', '--min-confidence', '0.7'),
    ).toMatchObject({ minConfidence: 0.7, kindConfidence: { ui: 0.3 } });
  });

  test('take lists of kinds and repeated ones', () => {
    const policy = policyFor(
      '--only-kind',
      'ui,share',
      '--only-kind',
      'advert',
      '--keep-kind',
      'ui',
    );
    expect(policy.onlyKinds).toEqual(new Set(['ui', 'share', 'advert']));
    expect(policy.keepKinds).toEqual(new Set(['ui']));
  });

  test.each(['-0.1', '1.1', '', 'NaN', '0x1', '1e-1', 'ui=', '=0.5', 'ui=0.5=0.5', 'none=0.5'])(
    'refuse %j as a confidence',
    (value) => {
      expect(() => policyFor(`--min-confidence=${value}`)).toThrow();
    },
  );

  test.each(['', 'ui;share', 'UI', 'toString'])('refuse %j as a kind', (value) => {
    expect(() => policyFor(`--only-kind=${value}`)).toThrow();
  });
});
