/** How far a long command is; says nothing unless asked or on a terminal. */
export interface Progress {
  begin(phase: string, total?: number): void;
  step(count?: number): void;
  /** Clears the line. */
  end(): void;
}

export type ProgressStyle = 'auto' | 'json' | 'none';

export const progressStyles: readonly ProgressStyle[] = ['auto', 'json', 'none'];

const pauseMs = 200;

/** Progress on stderr: one line that is written over on a terminal, or one JSON object a line. */
export function createProgress(style: ProgressStyle): Progress {
  if (style === 'json') return new ReportedProgress(writeEvent, () => undefined);
  if (style === 'none' || !process.stderr.isTTY) return silent;
  return new ReportedProgress(writeOver, () => process.stderr.write('\r\u001b[K'));
}

const silent: Progress = {
  begin: () => undefined,
  step: () => undefined,
  end: () => undefined,
};

interface ProgressState {
  phase: string;
  done: number;
  total: number | null;
}

class ReportedProgress implements Progress {
  #state: ProgressState | undefined;
  #reportedAt = 0;

  constructor(
    private readonly report: (state: ProgressState) => void,
    private readonly clear: () => void,
  ) {}

  begin(phase: string, total?: number): void {
    if (this.#state) this.report(this.#state);
    this.#state = { phase, done: 0, total: total ?? null };
    this.#reportNow();
  }

  step(count = 1): void {
    if (!this.#state) return;
    this.#state.done += count;
    if (performance.now() - this.#reportedAt > pauseMs) this.#reportNow();
  }

  end(): void {
    if (this.#state) this.#reportNow();
    this.#state = undefined;
    this.clear();
  }

  #reportNow(): void {
    this.#reportedAt = performance.now();
    this.report(this.#state!);
  }
}

function writeEvent(state: ProgressState): void {
  process.stderr.write(`${JSON.stringify({ event: 'progress', ...state })}\n`);
}

function writeOver({ phase, done, total }: ProgressState): void {
  const share = total === null ? String(done) : `${done} of ${total}`;
  process.stderr.write(`\r\u001b[K${phase} ${share}`);
}
