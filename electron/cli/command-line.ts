import type { DataOutput } from './data-output';
import type { ExitCode } from './exit-code';
import type { Interrupt } from './interrupt';

/** What a command has to do with the world, and its answer. */
export interface CommandLine {
  readonly output: DataOutput;
  readonly interrupt: Interrupt;
  exitCode: ExitCode;
}
