import { describe, expect, test } from 'vitest';
import { openWindow, settle } from '../../../support/window-fixture';

describe('panels', () => {
  test('fold and come back, and are remembered', async () => {
    const { commands, panels, backend } = await openWindow();
    commands.run('toggle-list');
    commands.run('toggle-why');
    expect([panels.listFolded, panels.whyFolded]).toEqual([true, true]);
    await settle();
    expect(backend.settings).toMatchObject({ listFolded: true, whyFolded: true });
    commands.run('toggle-list');
    expect(panels.listFolded).toBe(false);
  });

  test('side by side the list makes room in a narrow window, unless it is wanted', async () => {
    const { commands, panels, settings } = await openWindow();
    panels.width = 1280;
    commands.run('show-side');
    expect(panels.listFolded).toBe(true);
    commands.run('toggle-list');
    expect(panels.listFolded).toBe(false);
    expect(settings.value.listFolded).toBe(false);
    commands.run('toggle-list');
    commands.run('show-marked');
    expect(panels.listFolded).toBe(false);
    commands.run('show-side');
    panels.width = 1920;
    expect(panels.listFolded).toBe(false);
  });
});

describe('views', () => {
  test('side by side is come back to from the clean text, and after a restart', async () => {
    const { commands, review, backend, session } = await openWindow();
    commands.run('show-side');
    commands.run('toggle-view');
    expect(review.view).toBe('clean');
    commands.run('toggle-view');
    expect(review.view).toBe('side');
    await settle();
    expect(backend.settings.sideBySide).toBe(true);
    review.view = 'marked';
    await session.start();
    expect(review.view).toBe('side');
  });

  test('side by side flags are decided as in the marked text', async () => {
    const { commands, review } = await openWindow();
    commands.run('show-side');
    commands.run('cut');
    expect(review.flags[0]?.verdict).toBe('confirmed');
    expect(review.index).toBe(1);
  });
});
