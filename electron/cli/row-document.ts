import { segment } from '../../shared/engine/segment';
import { siteOf } from '../../shared/engine/site';
import { AppError } from '../../shared/errors/app-error';
import type { Document } from '../../shared/model/document';
import { detectLanguage } from '../readers/detect-language';
import { type HtmlPage, parseHtml } from '../readers/parse-html';
import { htmlLimit } from '../readers/read-whole';
import type { GoodRow } from './parse-row';

/** The document of a row, named by its place among all rows. What the row says goes before its page. */
export function rowDocument(row: GoodRow, index: number): Document {
  const page: HtmlPage = row.format === 'html' ? readPage(row.content) : readText(row.content);
  const title = row.title ?? page.title;
  const url = row.url ?? page.url;
  const site = siteOf({
    ...(row.site !== undefined && { site: row.site }),
    ...(url !== undefined && { url }),
  });
  const language = detectLanguage(page.text);
  return {
    id: String(index),
    text: page.text,
    blocks: page.blocks,
    ...(title !== undefined && { title }),
    ...(site !== undefined && { site }),
    ...(language !== undefined && { language }),
    ...(page.markup && { markup: page.markup }),
  };
}

function readText(text: string): HtmlPage {
  return { text, blocks: segment(text) };
}

function readPage(html: string): HtmlPage {
  if (Buffer.byteLength(html) > htmlLimit) {
    throw new AppError('RECORD_TOO_LARGE', { limit: htmlLimit / 1024 / 1024 });
  }
  return parseHtml(html);
}
