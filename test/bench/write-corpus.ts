import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeCorpus, newsShape } from '../support/corpus/make-corpus';

/** Writes so many generated documents below `folder`; answers their size in bytes. */
export function writeCorpus(folder: string, documents: number): number {
  const made = new Set<string>();
  let bytes = 0;
  for (const document of makeCorpus({ ...newsShape, documents })) {
    const file = join(folder, document.path);
    const parent = dirname(file);
    if (!made.has(parent)) {
      mkdirSync(parent, { recursive: true });
      made.add(parent);
    }
    writeFileSync(file, document.text);
    bytes += Buffer.byteLength(document.text);
  }
  return bytes;
}
