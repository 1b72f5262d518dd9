import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ResourceOrigin } from '../../shared/engine/background';
import { NumberIndex } from '../../shared/engine/number-index';
import { resourcesFolder } from '../backend/resources-folder';

/** The table as it stands in its file; columns of bytes are in base 64. */
interface LanguageFile {
  readonly origin: ResourceOrigin;
  /** ISO 639-1 codes joined by blanks. */
  readonly languages: string;
  /** For each language the score of an ordinary text in it. */
  readonly usual: readonly number[];
  /** The letters of all languages, as the class of a pattern. */
  readonly letters: string;
  /** Bytes of UTF-8 that count as blanks inside a word. */
  readonly blanks: readonly number[];
  readonly keys: string;
  readonly counts: string;
  readonly ofLanguage: string;
  readonly scores: string;
}

/** Which runs of bytes speak for which languages, and how much. */
export interface LanguageTable {
  readonly languages: readonly string[];
  readonly usual: readonly number[];
  readonly letter: RegExp;
  /** What each byte of a word counts as: itself or a blank. */
  readonly symbols: Uint8Array;
  /** Runs of up to six bytes as numbers, the first byte highest. */
  readonly runs: NumberIndex;
  /** Entries `from[i]` to `from[i + 1]` of the column below belong to run `i`. */
  readonly from: Uint32Array;
  /** A language in the high byte, its score in the low one. */
  readonly entries: Uint16Array;
}

const bytesOfRun = 6;
let known: LanguageTable | undefined;

/** The shipped table, read and laid out when it is first asked for. */
export function languageTable(): LanguageTable {
  return (known ??= readTable(readFile()));
}

function readFile(): LanguageFile {
  const file = join(resourcesFolder(), 'models', 'languages.json');
  return JSON.parse(readFileSync(file, 'utf8')) as LanguageFile;
}

function readTable(file: LanguageFile): LanguageTable {
  const keys = Buffer.from(file.keys, 'base64');
  const counts = Buffer.from(file.counts, 'base64');
  const scores = Buffer.from(file.scores, 'base64');
  const runs = new Float64Array(counts.length);
  const from = new Uint32Array(counts.length + 1);
  for (let run = 0; run < counts.length; run++) {
    runs[run] = keys.readUIntBE(run * bytesOfRun, bytesOfRun);
    from[run + 1] = from[run]! + counts[run]!;
  }
  return {
    languages: file.languages.split(' '),
    usual: file.usual,
    letter: new RegExp(`[${file.letters}]`),
    symbols: Uint8Array.from({ length: 256 }, (_, byte) =>
      file.blanks.includes(byte) ? 32 : byte,
    ),
    runs: new NumberIndex(runs),
    from,
    entries: Uint16Array.from(
      Buffer.from(file.ofLanguage, 'base64'),
      (language, at) => language * 256 + scores[at]!,
    ),
  };
}
