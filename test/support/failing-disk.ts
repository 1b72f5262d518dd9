import { cpSync } from 'node:fs';
import type * as FileSystemModule from 'node:fs/promises';

type FileSystem = typeof FileSystemModule;
type FileHandle = FileSystemModule.FileHandle;
type AnyCall = (...args: unknown[]) => Promise<unknown>;

/** Calls that change what is on the disk. */
const changingCalls = ['mkdir', 'rename', 'rm'] as const;
const changingHandleCalls = new Set<unknown>(['write', 'sync', 'close']);

/** How the disk misbehaves; set by a test, followed by `failingDisk`. */
class Faults {
  #left = Infinity;
  #errno = '';
  #dead = false;
  #short = false;
  #lossy = false;
  #happened = false;

  /** True once the fault has come about. */
  get happened(): boolean {
    return this.#happened;
  }

  /** From the n-th change on nothing reaches the disk, as if the program had been killed there. */
  dieAt(change: number): void {
    this.stop();
    this.#left = change;
    this.#errno = 'EIO';
    this.#dead = true;
  }

  /** The n-th change alone fails. */
  failAt(change: number, errno: string): void {
    this.stop();
    this.#left = change;
    this.#errno = errno;
  }

  /** Writes take one byte at a time. */
  writeShort(): void {
    this.stop();
    this.#short = true;
  }

  /** Writes claim to have taken everything and drop the last byte. */
  loseBytes(): void {
    this.stop();
    this.#lossy = true;
  }

  stop(): void {
    this.#left = Infinity;
    this.#dead = this.#short = this.#lossy = this.#happened = false;
  }

  copyFolder(from: string, to: string): void {
    cpSync(from, to, { recursive: true });
  }

  /** Called before each change; throws when it is to fail. */
  count(path: string): void {
    if (this.#happened && !this.#dead) return;
    if (--this.#left > 0) return;
    this.#happened = true;
    throw Object.assign(new Error(`${this.#errno}: made to fail`), { code: this.#errno, path });
  }

  /** The arguments of a write as the disk takes them. */
  shorten(args: unknown[]): unknown[] {
    const [buffer, offset] = args as [Buffer, number];
    if (this.#short) return [buffer, offset, Math.min(1, buffer.length - offset)];
    if (this.#lossy) return [buffer, offset, Math.max(0, buffer.length - offset - 1)];
    return args;
  }

  /** What a write says it has done. */
  claim(result: { bytesWritten: number }): { bytesWritten: number } {
    return this.#lossy ? { bytesWritten: result.bytesWritten + 1 } : result;
  }
}

export const faults = new Faults();

/** The file system with the faults of `faults` in it, to stand in for the real one. */
export function failingDisk(real: FileSystem): FileSystem {
  const calls = changingCalls.map((name) => [name, counted(real[name] as unknown as AnyCall)]);
  return {
    ...real,
    ...Object.fromEntries(calls),
    open: (async (...args: Parameters<FileSystem['open']>) => {
      if (args[1] !== 'r' && args[1] !== 0) faults.count(String(args[0]));
      return failingHandle(await real.open(...args), String(args[0]));
    }) as FileSystem['open'],
  };
}

function counted(call: AnyCall): AnyCall {
  return async (...args) => {
    faults.count(String(args[0]));
    return call(...args);
  };
}

function failingHandle(handle: FileHandle, path: string): FileHandle {
  return new Proxy(handle, {
    get(target, name: keyof FileHandle) {
      const value = target[name] as unknown;
      if (typeof value !== 'function') return value;
      const call = value.bind(target) as AnyCall;
      if (!changingHandleCalls.has(name)) return call;
      return async (...args: unknown[]) => {
        try {
          faults.count(path);
        } catch (error) {
          // The operating system closes the files of a killed program.
          if (name === 'close') await call();
          throw error;
        }
        if (name !== 'write') return call(...args);
        const written = (await call(...faults.shorten(args))) as { bytesWritten: number };
        return faults.claim(written);
      };
    },
  });
}
