import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { ResourceOrigin } from '../../shared/engine/background';
import { plainWord, stem, stopWords } from '../../shared/engine/tokens';
import { readWordVectors, type WordVectorTable } from '../../shared/engine/word-vectors';

export interface VectorFiles {
  /** Gzipped lines of word, probability, scale of its row. */
  readonly words: string;
  /** Gzipped rows of signed bytes, one for each line. */
  readonly values: string;
}

/** One vector for each stem: the mean of its words' vectors, by how common they are. */
export function makeWordVectors(files: VectorFiles, origin: ResourceOrigin): WordVectorTable {
  const lines = gunzipSync(readFileSync(files.words)).toString('utf8').trim().split('\n');
  const rows = new Int8Array(gunzipSync(readFileSync(files.values)));
  const dimensions = rows.length / lines.length;
  const sums = new Map<string, Float64Array>();
  lines.forEach((line, row) => {
    const [word = '', probability, scale] = line.split('\t');
    const plain = plainWord(word);
    if (plain === '' || stopWords.has(plain)) return;
    const key = stem(plain);
    const sum = sums.get(key) ?? new Float64Array(dimensions);
    sums.set(key, sum);
    const weight = Number(probability) * Number(scale);
    for (let at = 0; at < dimensions; at++) sum[at]! += weight * rows[row * dimensions + at]!;
  });
  return toTable(sums, dimensions, origin);
}

/**
 * The same vectors without the direction that the given texts (as stems) have in common: it says
 * that a text is a text, and not what it is about.
 */
export function withoutCommon(table: WordVectorTable, texts: readonly string[][]): WordVectorTable {
  const { rows, values, scales, dimensions } = readWordVectors(table);
  const sumOf = (text: readonly string[]): Float64Array => {
    const sum = new Float64Array(dimensions);
    for (const name of text) {
      const row = rows.get(name);
      if (row === undefined) continue;
      for (let at = 0; at < dimensions; at++) {
        sum[at]! += scales[row]! * values[row * dimensions + at]!;
      }
    }
    return scaled(sum, lengthOf(sum));
  };
  const common = mainDirection(texts.map(sumOf), dimensions);
  const sums = new Map<string, Float64Array>();
  for (const [name, row] of rows) {
    const own = Float64Array.from(values.subarray(row * dimensions, (row + 1) * dimensions));
    const share = product(own, common);
    sums.set(
      name,
      own.map((value, at) => value - share * common[at]!),
    );
  }
  return toTable(sums, dimensions, table.origin);
}

/** First principal component, by the power method. */
function mainDirection(vectors: readonly Float64Array[], dimensions: number): Float64Array {
  let direction: Float64Array = new Float64Array(dimensions).fill(1);
  for (let round = 0; round < 20; round++) {
    const next = new Float64Array(dimensions);
    for (const vector of vectors) {
      const share = product(vector, direction);
      for (let at = 0; at < dimensions; at++) next[at]! += share * vector[at]!;
    }
    direction = scaled(next, lengthOf(next));
  }
  return direction;
}

function toTable(
  sums: ReadonlyMap<string, Float64Array>,
  dimensions: number,
  origin: ResourceOrigin,
): WordVectorTable {
  const stems = [...sums.keys()].sort();
  const bytes = new Int8Array(stems.length * dimensions);
  stems.forEach((name, row) => {
    const sum = sums.get(name)!;
    const most = sum.reduce((best, value) => Math.max(best, Math.abs(value)), 0);
    bytes.set(
      scaled(sum, most / 127).map((value) => Math.round(value)),
      row * dimensions,
    );
  });
  const values = Buffer.from(bytes.buffer).toString('base64');
  return { origin, dimensions, stems: stems.join(' '), values };
}

function product(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, value, at) => sum + value * other[at]!, 0);
}

function lengthOf(vector: Float64Array): number {
  return Math.sqrt(product(vector, vector));
}

function scaled(vector: Float64Array, length: number): Float64Array {
  return vector.map((value) => (length > 0 ? value / length : 0));
}
