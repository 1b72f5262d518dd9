import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { BackgroundTable, ResourceOrigin } from '../../shared/engine/background';

/** Stems in fewer documents are left out: they could tell which document was counted. */
const leastDocuments = 5;

/** Turns counted frequencies (gzipped lines of stem, documents, blocks) into the shipped table. */
export function makeBackground(path: string, origin: ResourceOrigin): BackgroundTable {
  const [head, ...lines] = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n');
  const documents = Number(head?.split('\t')[1]);
  const byFrequency = new Map<number, string[]>();
  for (const line of lines) {
    const [stem, frequency] = line.split('\t');
    if (stem === undefined || Number(frequency) < leastDocuments) continue;
    const known = byFrequency.get(Number(frequency));
    if (known === undefined) byFrequency.set(Number(frequency), [stem]);
    else known.push(stem);
  }
  const stems = [...byFrequency]
    .sort(([a], [b]) => a - b)
    .map(([frequency, names]) => [String(frequency), names.sort().join(' ')]);
  return { origin, documents, stems: Object.fromEntries(stems) as Record<string, string> };
}
