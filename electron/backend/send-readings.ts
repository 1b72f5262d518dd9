import type { FileAnswer } from '../operations/file-reader';
import type { DocumentParts } from '../operations/prepare-document';
import { moveMemory } from './move-memory';

/**
 * Answers of a worker as they are sent: the bytes of all documents stand in one piece of memory, which
 * changes hands instead of being copied.
 */
export function sendReadings(answers: readonly FileAnswer[]): readonly FileAnswer[] {
  const length = answers.reduce((sum, answer) => sum + lengthOf(answer?.parts), 0);
  const memory = new Uint8Array(length);
  let used = 0;
  const place = (bytes: Uint8Array): Uint8Array => {
    memory.set(bytes, used);
    used += bytes.length;
    return memory.subarray(used - bytes.length, used);
  };
  const sent = answers.map((answer) =>
    answer?.parts ? { ...answer, parts: placeParts(answer.parts, place) } : answer,
  );
  return moveMemory(sent, [memory.buffer]);
}

function lengthOf(parts: DocumentParts | undefined): number {
  if (!parts) return 0;
  const { body, blocks, markup } = parts;
  return [body.bytes, body.text, blocks.spans, blocks.hashes, markup].reduce(
    (sum, bytes) => sum + (bytes?.length ?? 0),
    0,
  );
}

function placeParts(
  { row, body, blocks, markup }: DocumentParts,
  place: (bytes: Uint8Array) => Uint8Array,
): DocumentParts {
  return {
    row,
    body: { ...body, bytes: place(body.bytes), ...(body.text && { text: place(body.text) }) },
    blocks: { spans: place(blocks.spans), hashes: place(blocks.hashes) },
    ...(markup && { markup: place(markup) }),
  };
}
