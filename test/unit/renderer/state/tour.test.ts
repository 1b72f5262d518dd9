import { describe, expect, test } from 'vitest';
import { tourSteps } from '../../../../renderer/state/tour.svelte';
import { createWindow, settle } from '../../../support/window-fixture';

async function overSamples() {
  const window = createWindow();
  window.backend.open = false;
  await window.session.start();
  return window;
}

describe('the tour', () => {
  test('goes on when a step has really been done, in whatever order', async () => {
    const { tour, commands, review, exporting, backend } = await overSamples();
    expect(tour.step).toBe('cut');
    commands.run('keep');
    await settle();
    expect(tour.step).toBe('cut');
    expect(tour.isDone('keep')).toBe(true);
    commands.run('cut');
    await settle();
    expect(tour.step).toBe('undo');
    commands.run('undo');
    await settle();
    expect(tour.step).toBe('document');
    tour.standsIn(1);
    tour.standsIn(3);
    expect(tour.step).toBe('twins');
    expect(await tour.goToTwin()).toBe(true);
    expect(review.current?.twins).toBe(1);
    commands.run('cut-twins');
    await settle();
    expect(tour.step).toBe('twins');
    backend.picked = ['/exports/here'];
    await exporting.start();
    await exporting.run();
    expect(tour.isDone('export')).toBe(true);
  });

  test('a cut of one’s own is told from a flag that is cut', async () => {
    const { tour, decisions } = await overSamples();
    decisions.cutSpan({ start: 0, end: 5 });
    await settle();
    expect(tour.isDone('own')).toBe(true);
    expect(tour.isDone('cut')).toBe(false);
  });

  test('an undo of nothing is none', async () => {
    const { tour, decisions } = await overSamples();
    await decisions.undo();
    expect(tour.isDone('undo')).toBe(false);
  });

  test('what failed is not done', async () => {
    const { tour, commands, transport } = await overSamples();
    transport.failNext('review.decide', 'DISK_FULL');
    commands.run('cut');
    await settle();
    expect(tour.step).toBe('cut');
  });

  test('goes on at the next start where it was left', async () => {
    const { tour, commands, backend } = await overSamples();
    commands.run('cut');
    await settle();
    tour.finish('keep');
    await settle();
    expect(backend.settings.tourSteps).toEqual(['cut', 'keep']);
    const next = createWindow();
    Object.assign(next.backend, { open: false, settings: backend.settings });
    await next.session.start();
    expect(next.tour.step).toBe('undo');
    expect(next.tour.isDone('keep')).toBe(true);
  });

  test('steps can be left out, and it can be closed and taken again', async () => {
    const { tour, commands, backend } = await overSamples();
    for (const step of tourSteps) tour.finish(step);
    expect(tour.step).toBeUndefined();
    tour.close();
    await settle();
    expect(tour.shown).toBe(false);
    expect(backend.settings.tourDone).toBe(true);
    commands.run('tour');
    await settle();
    expect(tour.shown).toBe(true);
    expect(tour.step).toBe('cut');
  });
});
