import { Option } from 'commander';

/** How far a long command is; says nothing unless asked or on a terminal. */
export interface Progress {
  /** `total` is null while it is not known. */
  tell(phase: string, done: number, total: number | null): void;
  /** Says the last state and clears the line. */
  end(): void;
}

export type ProgressStyle = 'auto' | 'json' | 'none';

interface ProgressState {
  readonly phase: string;
  readonly done: number;
  readonly total: number | null;
}

const pauseMs = 200;

/** The option of every long command. */
export function progressOption(): Option {
  return new Option('--progress <style>', 'say on stderr how far it is')
    .choices(['auto', 'json', 'none'] satisfies ProgressStyle[])
    .default('auto');
}

/** Progress on stderr: one line that is written over on a terminal, or one JSON object a line. */
export function createProgress(style: ProgressStyle): Progress {
  if (style === 'json') return new ReportedProgress(writeEvent, () => undefined);
  if (style === 'none' || !process.stderr.isTTY) return silent;
  return new ReportedProgress(writeOver, () => process.stderr.write('\r\u001b[K'));
}

const silent: Progress = { tell: () => undefined, end: () => undefined };

class ReportedProgress implements Progress {
  #state: ProgressState | undefined;
  #reportedAt = 0;

  constructor(
    private readonly report: (state: ProgressState) => void,
    private readonly clear: () => void,
  ) {}

  tell(phase: string, done: number, total: number | null): void {
    const before = this.#state;
    this.#state = { phase, done, total };
    const begins = before?.phase !== phase;
    // What a phase came to is said before the next begins.
    if (begins && before) this.report(before);
    if (begins || performance.now() - this.#reportedAt > pauseMs) {
      this.#reportedAt = performance.now();
      this.report(this.#state);
    }
  }

  end(): void {
    if (this.#state) this.report(this.#state);
    this.#state = undefined;
    this.clear();
  }
}

function writeEvent(state: ProgressState): void {
  process.stderr.write(`${JSON.stringify({ event: 'progress', ...state })}\n`);
}

function writeOver({ phase, done, total }: ProgressState): void {
  const share = total === null ? String(done) : `${done} of ${total}`;
  process.stderr.write(`\r\u001b[K${phase} ${share}`);
}
