import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, errors, type ElectronApplication, type Page } from '@playwright/test';

const root = resolve(import.meta.dirname, '../../..');
/** In plain Node the electron package is the path of its executable. */
export const executablePath = createRequire(import.meta.url)('electron') as string;

export interface Launched {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** When the program was started, by the clock of `performance.now()`. */
  readonly startedAt: number;
}

/** How long the driver may take to find a program that was started, in milliseconds. */
const launchTimeout = 10_000;
const attempts = 3;

/** Starts the real program with its own data folder, so that no test sees another's settings. */
export async function launchWinnow(
  dataFolder: string,
  program = executablePath,
  given: readonly string[] = [],
): Promise<Launched> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launch(dataFolder, program, given);
    } catch (thrown) {
      // Now and then the driver misses the window of a program that is up, and waits for ever.
      if (!(thrown instanceof errors.TimeoutError) || attempt === attempts) throw thrown;
      console.log(`the driver did not find the program; it is started again (${attempt})`);
    }
  }
}

async function launch(
  dataFolder: string,
  program: string,
  given: readonly string[],
): Promise<Launched> {
  const startedAt = performance.now();
  const app = await _electron.launch({
    executablePath: program,
    timeout: launchTimeout,
    args: programArguments(dataFolder, program, given),
  });
  const page = await app.firstWindow();
  return { app, page, startedAt };
}

/** Starts the program while another has the data folder; done when the second has ended. */
export async function startAgain(dataFolder: string, ...given: readonly string[]): Promise<void> {
  const child = spawn(executablePath, programArguments(dataFolder, executablePath, given), {
    stdio: 'ignore',
  });
  await new Promise((resolve) => child.once('exit', resolve));
}

function programArguments(dataFolder: string, program: string, given: readonly string[]): string[] {
  return [
    root,
    `--user-data-dir=${dataFolder}`,
    '--disable-gpu',
    // Chromium refuses its sandbox to root; the program itself never switches it off.
    ...(process.getuid?.() === 0 || program !== executablePath ? ['--no-sandbox'] : []),
    ...given,
  ];
}

/** A temporary folder that is gone when the test is. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'winnow-e2e-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Makes the next system dialogs answer with these paths instead of opening. */
export async function answerDialogs(app: ElectronApplication, paths: string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: filePaths[0]! });
  }, paths);
}

/** Sets the size of the page itself, whatever the frame around it. */
export async function resizeWindow(
  { app, page }: Launched,
  width: number,
  height: number,
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]!.setContentSize(size.width, size.height);
    },
    { width, height },
  );
  await page.waitForFunction((expected) => window.innerWidth === expected, width);
}
