import { segment } from '../../shared/engine/segment';
import { decodeAs, decodeText } from './decode';
import { makeProblem } from './make-problem';
import { readWhole, textLimit } from './read-whole';
import type { Reader, ReadItem, SourceStream } from './reader';

/** Plain text: one document, exactly as decoded. */
export const textReader: Reader = {
  id: 'text',
  isOneDocument: true,
  read: readPlainText,
};

/** Reads a file as one plain text. */
export async function* readPlainText(source: SourceStream): AsyncGenerator<ReadItem> {
  const whole = await readWhole(source, source.limits?.text ?? textLimit);
  if ('problem' in whole) {
    yield whole;
    return;
  }
  const { choice, declaredEncoding } = source;
  const decoded =
    choice?.encoding === undefined
      ? decodeText(whole.bytes, declaredEncoding)
      : decodeAs(whole.bytes, choice.encoding);
  const blocks = segment(decoded.text);
  if (blocks.length === 0) {
    yield { problem: makeProblem('FILE_EMPTY', source.path) };
    return;
  }
  yield {
    document: {
      recordNumber: 0,
      bytes: whole.bytes,
      text: decoded.text,
      textIsBytes: decoded.isUtf8,
      blocks,
      encoding: decoded.encoding,
      encodingConfidence: decoded.confidence,
    },
  };
}
