import { beforeEach, expect, test, vi } from 'vitest';
import type { RuleSuggestion } from '../../../../shared/ipc/rule-shapes';
import { openWindow, settle } from '../../../support/window-fixture';

const tally = {
  ...{ confirmed: 2, rejected: 0, open: 3, machine: 0, plain: 1 },
  ...{ documents: 6, sites: 1, precision: { share: 1, lower: 0.3, upper: 1 } },
};
const definition = {
  kind: 'counter',
  form: 'template',
  text: '{n} of {n}',
  conditions: {},
  examples: { cut: ['1 of 2'], keep: [] },
} as const;
const suggestion: RuleSuggestion = {
  id: 'counted',
  ladder: [
    { definition: { ...definition, conditions: { site: 'a.example' } }, tally },
    { definition, tally },
  ],
  chosen: 0,
  evidence: [],
  undecided: false,
  withdrawn: null,
};

let window: Awaited<ReturnType<typeof openWindow>>;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  window = await openWindow();
  await follow();
});

/** What was decided is followed, and answered. */
async function follow() {
  window.rules.followSoon(window.workspace.batchId);
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  await settle();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
}

test('a suggestion that decisions gave rise to is fresh, one that was there before is not', async () => {
  expect(window.rules.ready).toBe(true);
  expect(window.rules.fresh).toBeNull();
  window.backend.rules.suggestions = [{ ...suggestion, undecided: true }];
  await follow();
  expect(window.rules.fresh).toBeNull();
  window.backend.rules.suggestions = [suggestion];
  await follow();
  expect(window.rules.fresh?.id).toBe('counted');
  window.backend.rules.suggestions = [];
  await follow();
  expect(window.rules.fresh).toBeNull();
});

test('the screen opens at the fresh suggestion, with its first choice of the ladder', async () => {
  window.backend.rules.suggestions = [suggestion];
  await follow();
  await window.rules.show();
  expect(window.rules.chosen).toEqual({ kind: 'suggestion', id: 'counted', rung: 0 });
  expect(window.rules.draft?.conditions.site).toBe('a.example');
  window.rules.chooseSuggestion('counted', 1);
  expect(window.rules.draft?.conditions.site).toBeUndefined();
  expect(window.rules.edited).toBe(false);
});

test('accepting makes a rule of the draft as it was edited, and switches it on', async () => {
  window.backend.rules.suggestions = [suggestion];
  await follow();
  await window.rules.show();
  window.rules.edit({ kind: 'ui' });
  expect(window.rules.edited).toBe(true);
  await window.rules.accept();
  expect(window.rules.rule).toMatchObject({
    state: 'active',
    origin: 'suggestion',
    definition: { kind: 'ui' },
  });
  expect(window.toasts.shown.at(-1)?.message).toMatch(/^The rule is on/);
});

test('a new version of an active rule takes its place, a retired one is switched on again', async () => {
  await window.rules.show();
  window.rules.begin('Print this page');
  await window.rules.keep();
  expect(window.rules.rule).toMatchObject({ state: 'draft', version: 1, origin: 'curator' });
  await window.rules.accept();
  expect(window.rules.rule).toMatchObject({ state: 'active', version: 1 });
  window.rules.edit({ text: 'Print that page' });
  await window.rules.accept();
  expect(window.rules.rule).toMatchObject({
    state: 'active',
    version: 2,
    definition: { text: 'Print that page' },
  });
  await window.rules.setState('retired');
  expect(window.rules.rule?.state).toBe('retired');
});

test('a rule that was withdrawn stands beside its suggestion no more, and accepting switches it on again', async () => {
  await window.rules.show();
  window.backend.rules.suggestions = [suggestion];
  await follow();
  window.rules.chooseSuggestion('counted');
  await window.rules.accept();
  expect(window.rules.rule).toMatchObject({ id: 1, state: 'active' });
  window.backend.rules.suggestions = [{ ...suggestion, withdrawn: 1 }];
  await window.rules.setState('retired');
  expect(window.rules.chosen).toMatchObject({ kind: 'suggestion', id: 'counted' });
  expect([window.rules.listed, window.rules.withdrawn?.id]).toEqual([[], 1]);
  window.backend.rules.suggestions = [];
  await window.rules.accept();
  expect(window.rules.rules).toMatchObject([{ id: 1, state: 'active' }]);
});

test('a suggestion that is answered goes, and comes back when it was put off', async () => {
  window.backend.rules.suggestions = [suggestion];
  await follow();
  await window.rules.show();
  await window.rules.answer('counted', 'later');
  expect([window.rules.suggestions.length, window.rules.later]).toEqual([0, 1]);
  expect(window.rules.chosen?.kind).toBe('new');
  await window.rules.recall();
  expect(window.rules.suggestions).toHaveLength(1);
  await window.rules.answer('counted', 'rejected', 'They are wanted.');
  await window.rules.recall();
  expect(window.rules.suggestions).toHaveLength(0);
});

test('why a draft cannot be tried is said, and goes when it can', async () => {
  vi.useRealTimers();
  await window.rules.show();
  window.transport.failNext('rules.preview', 'RULE_TOO_SLOW');
  window.rules.begin('Print');
  await settle();
  expect(window.rules.look.refusal).toMatch(/takes too long/);
  window.rules.begin('Print this');
  await settle();
  expect(window.rules.look.refusal).toBeNull();
});

test('another batch begins without what was known of the last', () => {
  window.rules.begin('Print');
  window.rules.followSoon(null);
  expect([window.rules.draft, window.rules.ready]).toEqual([null, false]);
});
