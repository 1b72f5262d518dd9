import { segment } from '../../shared/engine/segment';
import { siteOf } from '../../shared/engine/site';
import { AppError } from '../../shared/errors/app-error';
import type { Document } from '../../shared/model/document';
import { detectLanguage } from '../readers/detect-language';
import { type HtmlPage, parseHtml } from '../readers/parse-html';
import { htmlLimit } from '../readers/read-whole';
import { repairDecoding } from '../readers/repair-decoding';
import type { GoodRow } from './parse-row';

/**
 * The document of a row, named by its place among all rows. What the row says goes before its page.
 * Its language is not told: that takes longer than all the rest, and counting needs it not.
 */
export function rowDocument(row: GoodRow, index: number): Document {
  const page: HtmlPage = row.format === 'html' ? readPage(row.content) : readText(row.content);
  const title = row.title ?? page.title;
  const url = row.url ?? page.url;
  const site = siteOf({
    ...(row.site !== undefined && { site: row.site }),
    ...(url !== undefined && { url }),
  });
  return {
    id: String(index),
    text: page.text,
    blocks: page.blocks,
    ...(title !== undefined && { title }),
    ...(site !== undefined && { site }),
    ...(page.markup && { markup: page.markup }),
  };
}

/** The document with its language, where that can be told. */
export function withLanguage(document: Document): Document {
  const language = detectLanguage(document.text);
  return language === undefined ? document : { ...document, language };
}

function readText(text: string): HtmlPage {
  return { text, blocks: segment(text) };
}

function readPage(html: string): HtmlPage {
  if (Buffer.byteLength(html) > htmlLimit) {
    throw new AppError('RECORD_TOO_LARGE', { limit: htmlLimit / 1024 / 1024 });
  }
  return parseHtml(repairDecoding(html));
}
