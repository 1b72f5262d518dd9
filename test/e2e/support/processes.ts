import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { ElectronApplication } from '@playwright/test';

/** Why the processes of the program cannot be found here; undefined where they can. */
export const noProcesses =
  process.platform === 'linux' ? undefined : 'processes are found through /proc, which is of Linux';

/** Kills the program and all that it started, the window last, without any warning. */
export function killAll(app: ElectronApplication): Promise<void> {
  const main = app.process();
  const ended = new Promise<void>((resolve) => main.once('exit', () => resolve()));
  for (const pid of [...descendants(main.pid!).reverse(), main.pid!]) kill(pid);
  return ended;
}

/** Kills the main process alone; what it started is left to find out. */
export function killMain(app: ElectronApplication): Promise<void> {
  const ended = new Promise<void>((resolve) => app.process().once('exit', () => resolve()));
  kill(app.process().pid!);
  return ended;
}

/** Kills the page's process alone; done when the page is there again. */
export async function killRenderer(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents;
    const back = new Promise<void>((resolve) => contents.once('did-finish-load', () => resolve()));
    process.kill(contents.getOSProcessId(), 'SIGKILL');
    return back;
  });
}

/** Kills the process alone that owns the workspace; answers its number. */
export function killBackend(app: ElectronApplication, workspace: string): number {
  const pid = descendants(app.process().pid!).find((each) => hasOpen(each, workspace));
  if (pid === undefined) throw new Error(`no process has ${workspace} open`);
  kill(pid);
  return pid;
}

/**
 * Megabytes of all processes of the program, memory that they share counted once; undefined where
 * /proc does not tell.
 */
export function memoryOf(app: ElectronApplication): number | undefined {
  try {
    const main = app.process().pid!;
    const kilobytes = [main, ...descendants(main)].map(shareOfMemory);
    return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1024);
  } catch {
    return undefined;
  }
}

/** Kilobytes of a process; memory that it shares with others is divided among them. */
function shareOfMemory(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))![1]);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}

/** Parents before their children. */
function descendants(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const parent = parentOf(name);
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found: number[] = [];
  const waiting = [root];
  for (let pid = waiting.shift(); pid !== undefined; pid = waiting.shift()) {
    const below = children.get(pid) ?? [];
    found.push(...below);
    waiting.push(...below);
  }
  return found;
}

function parentOf(name: string): number | undefined {
  if (!/^\d+$/.test(name)) return undefined;
  try {
    // The name of the program stands in brackets and may hold anything.
    const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return Number(fields[1]);
  } catch {
    return undefined;
  }
}

function hasOpen(pid: number, path: string): boolean {
  try {
    const folder = `/proc/${pid}/fd`;
    return readdirSync(folder).some((fd) => readlinkSync(`${folder}/${fd}`) === path);
  } catch {
    return false;
  }
}
