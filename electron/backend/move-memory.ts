import { move, transferableSymbol, valueSymbol } from 'piscina';

/** An answer of a worker as it is sent: these pieces of its memory change hands instead of being copied. */
export function moveMemory<Answer extends object>(
  answer: Answer,
  memory: readonly ArrayBuffer[],
): Answer {
  // What is received is the value alone.
  return move({
    [transferableSymbol]: memory,
    [valueSymbol]: answer,
  }) as unknown as Answer;
}
