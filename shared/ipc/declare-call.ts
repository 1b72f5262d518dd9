import { z } from 'zod';

/** What the contract says of one call. */
export interface DeclaredCall {
  readonly kind: 'query' | 'command' | 'event';
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}

/** A call that reads. */
export function query<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
) {
  return { kind: 'query', input, output } as const satisfies DeclaredCall;
}

/** A call that writes; long ones answer with a job id at once. */
export function command<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
) {
  return { kind: 'command', input, output } as const satisfies DeclaredCall;
}

/** News from the backend: ids and counts, never rows. */
export function event<Output extends z.ZodType>(output: Output) {
  return { kind: 'event', input: z.never(), output } as const satisfies DeclaredCall;
}
