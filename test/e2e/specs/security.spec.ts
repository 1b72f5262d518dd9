import { expect, test } from '@playwright/test';
import { type Launched, launchWinnow, temporaryFolder } from '../support/launch';

let launched: Launched;
const data = temporaryFolder();

test.beforeAll(async () => {
  launched = await launchWinnow(data.path);
  await expect(launched.page.getByTestId('document-text')).toBeVisible();
});
test.afterAll(async () => {
  await launched.app.close();
  data.remove();
});

test('the renderer is sandboxed, isolated and without Node', async () => {
  const preferences = await launched.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  });
  const globals = await launched.page.evaluate(() => [
    typeof (globalThis as { require?: unknown }).require,
    typeof (globalThis as { process?: unknown }).process,
    typeof (globalThis as { Buffer?: unknown }).Buffer,
  ]);
  expect(globals).toEqual(['undefined', 'undefined', 'undefined']);
  expect(launched.page.url()).toBe('app://bundle/index.html');
});

test('the bridge is frozen and holds nothing but the transport', async () => {
  const bridge = await launched.page.evaluate(() => {
    const winnow = (globalThis as unknown as { winnow: Record<string, unknown> }).winnow;
    try {
      winnow['transport'] = null;
    } catch {
      // Strict code throws, sloppy code ignores it; either way it must not change.
    }
    return { keys: Object.keys(winnow).sort(), kept: winnow['transport'] !== null };
  });
  expect(bridge).toEqual({ keys: ['pathsOf', 'platform', 'transport'], kept: true });
});

test('no script but our own runs', async () => {
  const result = await launched.page.evaluate(async () => {
    const marks = globalThis as unknown as { hacked?: boolean };
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(event.effectiveDirective),
    );
    const attempts = [
      () => {
        const script = document.createElement('script');
        script.textContent = 'globalThis.hacked = true';
        document.body.append(script);
      },
      () => (document.body.innerHTML += '<img src="x" onerror="globalThis.hacked = true">'),
      () => globalThis.eval('globalThis.hacked = true') as unknown,
      () => new Function('globalThis.hacked = true')() as unknown,
    ];
    let refused = 0;
    for (const attempt of attempts) {
      try {
        attempt();
      } catch {
        refused++;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { hacked: marks.hacked === true, refused, violations: violations.length };
  });
  expect(result.hacked).toBe(false);
  expect(result.refused).toBeGreaterThanOrEqual(3);
  expect(result.violations).toBeGreaterThan(0);
});

test('no request, window, navigation or permission gets out', async () => {
  const outcome = await launched.page.evaluate(async () => {
    const fetched = await fetch('https://example.com/').then(
      () => 'fetched',
      () => 'refused',
    );
    const image = await new Promise<string>((resolve) => {
      const picture = new Image();
      picture.onload = () => resolve('loaded');
      picture.onerror = () => resolve('refused');
      picture.src = 'https://example.com/pixel.png';
    });
    const opened = window.open('https://example.com/') === null ? 'refused' : 'opened';
    const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'refused',
    );
    const place = await new Promise<string>((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('refused'),
      ),
    );
    const notification =
      (await Notification.requestPermission()) === 'granted' ? 'granted' : 'refused';
    location.href = 'https://example.com/';
    await new Promise((resolve) => setTimeout(resolve, 300));
    return [fetched, image, opened, camera, place, notification];
  });
  expect(outcome).toEqual(Array(6).fill('refused'));
  expect(launched.page.url()).toBe('app://bundle/index.html');
});

test('the session refuses requests even where no policy of the page stands before it', async () => {
  const refused = await launched.app.evaluate(async ({ session, net }) => {
    const addresses = ['https://example.com/', 'http://127.0.0.1:9/', 'file:///etc/hostname'];
    const results: boolean[] = [];
    for (const address of addresses) {
      const got = await net.fetch(address, { bypassCustomProtocolHandlers: true }).then(
        () => true,
        () => false,
      );
      results.push(!got);
    }
    return { results, spelling: session.defaultSession.isSpellCheckerEnabled() };
  });
  expect(refused).toEqual({ results: [true, true, true], spelling: false });
});

test('calls are validated: unknown names and wrong payloads are refused with a reason', async () => {
  const replies = await launched.page.evaluate(async () => {
    const { transport } = (
      globalThis as unknown as {
        winnow: { transport: { invoke(call: string, payload: unknown): Promise<{ ok: boolean }> } };
      }
    ).winnow;
    return Promise.all([
      transport.invoke('workspace.drop', undefined),
      transport.invoke('constructor.constructor', undefined),
      transport.invoke('jobs.progress', undefined),
      transport.invoke('documents.open', { documentId: '1; DROP TABLE document' }),
      transport.invoke('workspace.open', { path: 'x'.repeat(1_000_000) }),
      transport.invoke('review.undo', { batchId: 1, extra: true }),
    ]);
  });
  for (const reply of replies) {
    expect(reply).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
  }
});
