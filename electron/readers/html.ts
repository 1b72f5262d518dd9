import { decodeAs, decodeText } from './decode';
import { makeProblem } from './make-problem';
import { parseHtml } from './parse-html';
import { htmlLimit, readWhole } from './read-whole';
import type { Reader, ReadItem, SourceStream } from './reader';

/** A saved web page: one document, all text that a reader could get. */
export const htmlReader: Reader = {
  id: 'html',
  isOneDocument: true,
  read: readPage,
};

async function* readPage(source: SourceStream): AsyncGenerator<ReadItem> {
  const whole = await readWhole(source, source.limits?.html ?? htmlLimit);
  if ('problem' in whole) {
    yield whole;
    return;
  }
  const decoded = decodePage(whole.bytes, source);
  const page = parseHtml(decoded.text);
  if (page.blocks.length === 0) {
    yield { problem: makeProblem('FILE_EMPTY', source.path) };
    return;
  }
  yield {
    document: {
      recordNumber: 0,
      bytes: whole.bytes,
      text: page.text,
      textIsBytes: false,
      blocks: page.blocks,
      ...(page.title !== undefined && { title: page.title }),
      ...(page.url !== undefined && { url: page.url }),
      ...(page.jsonLdFrom !== undefined && { jsonLdFrom: page.jsonLdFrom }),
      ...(page.markup && { markup: page.markup }),
      encoding: decoded.encoding,
      encodingConfidence: decoded.confidence,
    },
  };
  if (!page.markup) yield { problem: makeProblem('PAGE_TOO_COMPLEX', source.path) };
}

/** What a curator chose goes before what the server said, and that before what the page says. */
function decodePage(bytes: Uint8Array, { choice, declaredEncoding: served }: SourceStream) {
  if (choice?.encoding !== undefined) return decodeAs(bytes, choice.encoding);
  return decodeText(bytes, served ?? declaredEncoding(bytes));
}

/** The encoding that a page names in its first bytes, in a `meta` element or an XML declaration. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 4096))
    .toString('latin1')
    .replace(/<!--.*?-->/gs, '');
  const match =
    /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w:.+-]+)/i.exec(start) ??
    /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w:.+-]+)/i.exec(start);
  return match?.[1];
}
