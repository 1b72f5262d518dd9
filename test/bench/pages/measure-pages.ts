import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readPages } from '../../../scripts/page/read-pages';
import { createExtractors, type Extract, type Extractors } from './extractors';

/** Pages a second (total pages by total time), in one process and by processor time. */
export interface PageFigures {
  readonly pages: number;
  readonly rates: Readonly<Record<keyof Extractors, number>>;
  /** How many times as fast the main content is found as by Readability. */
  readonly timesLinkedom: number;
  readonly timesJsdom: number;
}

export interface PagesInput {
  /** Folder that holds `data/html-dev`. */
  readonly data: string;
  readonly resources: string;
  /** jsdom is so slow that it may be given every so manieth page only; it is compared on these. */
  readonly jsdomStep: number;
}

const sets = ['aeb', 'wcxb'];

/**
 * Measures how fast main content is found, against Readability on two other parsers, without a run before
 * to warm up; undefined where the pages are not there. Each page is read in all ways, one after the other:
 * whatever else the machine does meets all of them alike.
 */
export function measurePages({ data, resources, jsdomStep }: PagesInput): PageFigures | undefined {
  const files = sets.map((set) => join(data, 'data', 'html-dev', `${set}-dev.jsonl.gz`));
  if (!files.every((file) => existsSync(file))) return undefined;
  const pages = files.flatMap((file) => readPages(file).map(({ html }) => html));
  const { mainContent, allFlags, onLinkedom, onJsdom } = createExtractors(resources);
  const spent = { mainContent: 0, allFlags: 0, onLinkedom: 0, onJsdom: 0 };
  let besideJsdom = 0;
  pages.forEach((html, index) => {
    const own = timeOf(mainContent, html);
    spent.mainContent += own;
    spent.allFlags += timeOf(allFlags, html);
    spent.onLinkedom += timeOf(onLinkedom, html);
    if (index % jsdomStep !== 0) return;
    besideJsdom += own;
    spent.onJsdom += timeOf(onJsdom, html);
  });
  return {
    pages: pages.length,
    rates: {
      mainContent: pages.length / spent.mainContent,
      allFlags: pages.length / spent.allFlags,
      onLinkedom: pages.length / spent.onLinkedom,
      onJsdom: Math.ceil(pages.length / jsdomStep) / spent.onJsdom,
    },
    timesLinkedom: spent.onLinkedom / spent.mainContent,
    timesJsdom: spent.onJsdom / besideJsdom,
  };
}

/** Seconds of processor time: what else runs on the machine counts for little. */
function timeOf(extract: Extract, html: string): number {
  const before = process.cpuUsage();
  try {
    extract(html);
  } catch {
    // A page that one of them fails on takes its time all the same.
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
