import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../../shared/ipc/default-settings';
import { createWindow, openWindow, settle } from '../../../support/window-fixture';

describe('settings', () => {
  test('take effect at once and are written', async () => {
    const { settings, backend } = createWindow();
    const written = settings.set({ theme: 'dark' });
    expect(settings.value.theme).toBe('dark');
    await written;
    expect(backend.settings.theme).toBe('dark');
  });

  test('are taken back when they cannot be written, and it is said', async () => {
    const { settings, transport, toasts } = createWindow();
    transport.failNext('settings.set', 'DISK_FULL');
    await settings.set({ textSize: 20 });
    expect(settings.value.textSize).toBe(defaultSettings.textSize);
    expect(toasts.shown[0]?.tone).toBe('error');
  });

  test('an answer that comes late does not bring an older value back', async () => {
    const { settings, transport } = createWindow();
    const release = transport.hold('settings.set');
    const first = settings.set({ textSize: 18 });
    const second = settings.set({ textSize: 19 });
    release();
    await Promise.all([first, second]);
    expect(settings.value.textSize).toBe(19);
  });

  test('each goes back to what Winnow comes with', async () => {
    const { settings } = createWindow();
    await settings.set({ limits: { textMegabytes: 1, htmlMegabytes: 1 }, theme: 'dark' });
    expect(settings.isDefault('limits')).toBe(false);
    await settings.reset('limits');
    expect(settings.value.limits).toEqual(defaultSettings.limits);
    expect(settings.isDefault('limits')).toBe(true);
    expect(settings.value.theme).toBe('dark');
  });

  test('the text grows and shrinks within its bounds', async () => {
    const { settings } = createWindow();
    await settings.resizeText(100);
    expect(settings.value.textSize).toBe(24);
    await settings.resizeText(-100);
    expect(settings.value.textSize).toBe(14);
  });

  test('says when they could not be read, and where they were kept', async () => {
    const { settings, backend, toasts } = createWindow();
    backend.damage = { kept: '/data/settings.json.bad' };
    await settings.load();
    expect(toasts.shown[0]?.message).toContain('/data/settings.json.bad');
  });

  test('another shown confidence changes flags, counts and list at once', async () => {
    const { settings, review, documents, workspace } = await openWindow();
    await review.open(3);
    expect(review.flags).toHaveLength(1);
    expect(documents.openCount).toBe(2);
    expect(workspace.batch?.counts.flags).toBe(4);
    await settings.set({ shownConfidence: 0.2 });
    await settle();
    expect(review.flags).toHaveLength(2);
    expect(workspace.batch?.counts.flags).toBe(5);
    await settings.set({ shownConfidence: 0.95 });
    await settle();
    expect(review.flags).toEqual([]);
    expect(documents.openCount).toBe(0);
  });
});
