import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { JSDOM } from 'jsdom';
import { parseHTML } from 'linkedom';
import { loadResources } from '../../../electron/backend/load-resources';
import { detectLanguage } from '../../../electron/readers/detect-language';
import { parseHtml } from '../../../electron/readers/parse-html';
import { readPages } from '../../../scripts/page/read-pages';
import { applyCuts } from '../../../shared/engine/apply-cuts';
import { applyPolicy, defaultPolicy } from '../../../shared/engine/apply-policy';
import { createEngine } from '../../../shared/engine/create-engine';
import { emptyFold, finishStats } from '../../../shared/engine/fold-stats';
import { flagPage } from '../../../shared/engine/page/page-flags';
import type { Document } from '../../../shared/model/document';
import type { Flag } from '../../../shared/model/flag';

export interface PagesOptions {
  /** Folder that holds `data/html-dev`. */
  readonly data: string;
  readonly resources: string;
  /** File for the figures as JSON. */
  readonly json: string | undefined;
}

const sets = ['aeb', 'wcxb'];

/**
 * Measures how fast main content is found, against Readability on two other parsers: all pages once, one
 * way after the other in this process, without a run before to warm up.
 */
export function benchPages({ data, resources, json }: PagesOptions): void {
  const files = sets.map((set) => join(data, 'data', 'html-dev', `${set}-dev.jsonl.gz`));
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0) {
    console.log(`no pages to measure on: ${missing.join(', ')}`);
    return;
  }
  const pages = files.flatMap((file) => readPages(file).map(({ html }) => html));
  const figures: Record<string, number> = {};
  for (const [name, extract] of Object.entries(waysToExtract(resources))) {
    figures[name] = pagesPerSecond(pages, extract);
    console.log(`${name.padEnd(30)} ${figures[name].toFixed(1).padStart(8)} pages/s`);
  }
  const [own, full, linkedom, jsdom] = Object.values(figures) as [number, number, number, number];
  for (const [name, speed] of Object.entries({ 'main content': own, 'all flags': full })) {
    const ratios = `${(speed / linkedom).toFixed(1)} x linkedom, ${(speed / jsdom).toFixed(1)} x jsdom`;
    console.log(`${name}: ${ratios}`);
  }
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(figures, undefined, 2)}\n`);
}

type Extract = (html: string) => string;

function waysToExtract(resources: string): Record<string, Extract> {
  const tables = loadResources(resources);
  const engine = createEngine(tables);
  const alone = finishStats(emptyFold());
  const clean = (document: Document, flags: readonly Flag[]) =>
    applyCuts(document.text, applyPolicy(flags, defaultPolicy));
  return {
    'Winnow, main content': (html) => {
      const document = documentOf(html);
      return clean(
        document,
        flagPage(document, tables.page, () => []),
      );
    },
    'Winnow, all flags': (html) => {
      const document = documentOf(html);
      const language = detectLanguage(document.text);
      const told = language === undefined ? document : { ...document, language };
      return clean(told, engine.flag(told, alone));
    },
    'Readability on linkedom': (html) =>
      new Readability(parseHTML(html).document).parse()?.textContent ?? '',
    'Readability on jsdom': (html) => {
      const { window } = new JSDOM(html);
      const text = new Readability(window.document).parse()?.textContent ?? '';
      window.close();
      return text;
    },
  };
}

function documentOf(html: string): Document {
  const { text, blocks, markup, title } = parseHtml(html);
  return { id: '', text, blocks, ...(markup && { markup }), ...(title !== undefined && { title }) };
}

/** By processor time: what else runs on the machine counts for little. */
function pagesPerSecond(pages: readonly string[], extract: Extract): number {
  const before = process.cpuUsage();
  for (const page of pages) {
    try {
      extract(page);
    } catch {
      // A page that one of them fails on takes its time all the same.
    }
  }
  const { user, system } = process.cpuUsage(before);
  return pages.length / ((user + system) / 1e6);
}
