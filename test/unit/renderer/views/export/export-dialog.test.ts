import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { ExportPlan as Plan } from '../../../../../shared/ipc/export-shapes';
import type { JobProgress } from '../../../../../shared/ipc/shapes';
import { setApp } from '../../../../../renderer/app-context';
import ExportPlan from '../../../../../renderer/views/export/ExportPlan.svelte';
import ExportRun from '../../../../../renderer/views/export/ExportRun.svelte';
import { openWindow } from '../../../../support/window-fixture';

/** The words of a view, as one line. */
async function wordsOf<Props extends Record<string, unknown>>(
  view: Component<Props>,
  props: (window: Awaited<ReturnType<typeof openWindow>>) => Promise<Props> | Props,
): Promise<string> {
  const window = await openWindow();
  const given = await props(window);
  const inApp = (...parts: Parameters<typeof view>) => {
    setApp(window as unknown as Parameters<typeof setApp>[0]);
    return view(...parts);
  };
  const { body } = render(inApp as unknown as Component<Record<string, unknown>>, { props: given });
  return body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

test('a plan counts the cuts of the curator as cuts alone', async () => {
  const words = await wordsOf<{ plan: Plan }>(ExportPlan, async ({ backend, exporting }) => {
    backend.picked = ['/out/clean'];
    await exporting.start();
    return { plan: exporting.plan! };
  });
  expect(words).toContain('Cut by you');
  expect(words).not.toContain('kept by you');
  expect(words).not.toContain('Cut by rules');
});

test('a plan counts the cuts of rules as such', async () => {
  const words = await wordsOf<{ plan: Plan }>(ExportPlan, async ({ backend, exporting }) => {
    backend.picked = ['/out/clean'];
    await exporting.start();
    const plan = exporting.plan!;
    return { plan: { ...plan, counts: { ...plan.counts, byRule: 316 } } };
  });
  expect(words).toContain('Cut by rules 316');
});

test('a cancelled export does not call an earlier one incomplete', async () => {
  const job: JobProgress = {
    jobId: 'job-1',
    kind: 'export',
    phase: 'writing',
    batchId: 1,
    folder: '/out/earlier',
    state: 'cancelled',
    done: 1,
    total: 3,
    problems: 0,
    perSecond: null,
    remainingSeconds: null,
  };
  const words = await wordsOf<{ job: JobProgress }>(ExportRun, () => ({ job }));
  expect(words).toContain('An earlier export in the folder is as it was');
});
