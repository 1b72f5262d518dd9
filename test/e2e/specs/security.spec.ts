import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { type CountingServer, startCountingServer } from '../support/counting-server';
import { type Launched, launchWinnow, temporaryFolder } from '../support/launch';

const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let launched: Launched;
let outside: CountingServer;
const data = temporaryFolder();

test.beforeAll(async () => {
  outside = await startCountingServer();
  launched = await launchWinnow(data.path);
  await expect(launched.page.getByTestId('document-text')).toBeVisible();
});
test.afterAll(async () => {
  await launched.app.close();
  await outside.stop();
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
    // In a task of its own: what the test driver evaluates directly is exempt from the policy.
    await new Promise<void>((resolve) =>
      setTimeout(() => {
        for (const attempt of attempts) {
          try {
            attempt();
          } catch {
            refused++;
          }
        }
        resolve();
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { hacked: marks.hacked === true, refused, violations: violations.length };
  });
  expect(result.hacked).toBe(false);
  expect(result.refused).toBeGreaterThanOrEqual(3);
  expect(result.violations).toBeGreaterThan(0);
});

test('no request, window, navigation or permission gets out of the page', async () => {
  const picture = join(data.path, 'pixel.png');
  writeFileSync(picture, Buffer.from(onePixel, 'base64'));
  const outcome = await launched.page.evaluate(
    async ({ outside, picture }) => {
      const load = (address: string): Promise<string> =>
        new Promise((resolve) => {
          const image = new Image();
          image.onload = () => resolve('loaded');
          image.onerror = () => resolve('refused');
          image.src = address;
        });
      const answer = (promise: Promise<unknown>): Promise<string> =>
        promise.then(
          () => 'granted',
          () => 'refused',
        );
      const results = [
        await answer(fetch(outside)),
        await load(`${outside}pixel.png`),
        await load(picture),
        window.open(outside) === null ? 'refused' : 'opened',
        await answer(navigator.mediaDevices.getUserMedia({ video: true })),
        await answer(
          new Promise((resolve, reject) => {
            navigator.geolocation.getCurrentPosition(resolve, reject);
          }),
        ),
        (await Notification.requestPermission()) === 'granted' ? 'granted' : 'refused',
      ];
      location.href = outside;
      await new Promise((resolve) => setTimeout(resolve, 300));
      return results;
    },
    { outside: outside.address, picture: pathToFileURL(picture).href },
  );
  expect(outcome).toEqual(Array(7).fill('refused'));
  expect(launched.page.url()).toBe('app://bundle/index.html');
  expect(outside.requests()).toBe(0);
});

test('the session refuses requests even where no policy of the page stands before it', async () => {
  const refused = await launched.app.evaluate(
    async ({ net, session }, address) => ({
      request: await net.fetch(address).then(
        () => false,
        () => true,
      ),
      spelling: session.defaultSession.isSpellCheckerEnabled(),
    }),
    outside.address,
  );
  expect(refused).toEqual({ request: true, spelling: false });
  expect(outside.requests()).toBe(0);
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
