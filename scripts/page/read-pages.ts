import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A page with the text that a person would keep, or strings that it must and must not hold. */
export interface GoldPage {
  readonly id: string;
  /** Name of the set it comes from. */
  readonly set: string;
  readonly url?: string;
  readonly html: string;
  readonly gold?: string;
  readonly wanted: readonly string[];
  readonly unwanted: readonly string[];
  readonly pageType?: string;
}

/** The pages of a file of gold pages: gzipped JSON lines. */
export function readPages(path: string): GoldPage[] {
  return gunzipSync(readFileSync(path))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const row = JSON.parse(line) as {
        id: string;
        url?: string;
        html: string;
        gold_text?: string;
        with?: string[];
        without?: string[];
        page_type?: string;
      };
      return {
        id: row.id,
        set: basename(path).replace(/-dev\.jsonl\.gz$/, ''),
        html: row.html,
        wanted: row.with ?? [],
        unwanted: row.without ?? [],
        ...(row.url && { url: row.url }),
        ...(row.gold_text && { gold: row.gold_text }),
        ...(row.page_type && { pageType: row.page_type }),
      };
    });
}
