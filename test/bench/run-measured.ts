import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Measured {
  readonly seconds: number;
  /** Time of all processors together; undefined where /proc does not tell. */
  readonly cpuSeconds: number | undefined;
  /** Peak resident memory in MB; undefined where /proc does not tell. */
  readonly peakMegabytes: number | undefined;
}

/** Runs a program to its end and tells how long it took and how much memory it held at most. */
export function runMeasured(program: string, args: readonly string[]): Promise<Measured> {
  const started = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  let peak = 0;
  let cpu = 0;
  const poll = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid!));
    cpu = Math.max(cpu, cpuOf(child.pid!));
  }, 50);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      clearInterval(poll);
      if (code !== 0) return reject(new Error(`${program} ${args.join(' ')} ended with ${code}`));
      resolve({
        seconds: (performance.now() - started) / 1000,
        cpuSeconds: cpu > 0 ? cpu : undefined,
        peakMegabytes: peak > 0 ? Math.round(peak / 1024) : undefined,
      });
    });
  });
}

/** The kernel's own high-water mark, in kB; 0 when the process is gone or there is no /proc. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Clock ticks in a second, as Linux counts them for programs. */
const ticks = 100;

/** Seconds in the program and in the system for it; 0 when it is gone or there is no /proc. */
function cpuOf(pid: number): number {
  try {
    // The name of the program stands in brackets and may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticks;
  } catch {
    return 0;
  }
}
