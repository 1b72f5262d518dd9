/** How a text is kept: as the bytes that it was read from, where they are its UTF-8, or by itself. */
export type TextForm = 'bytes' | 'utf8' | 'utf16le';

/** The bytes of a document and its text as they are kept. */
export interface PackedText {
  readonly bytes: Uint8Array;
  /** Absent where `bytes` are the text. */
  readonly text?: Uint8Array;
  readonly form: TextForm;
}

/**
 * Bytes and a text, ready to be kept. Both come back unchanged, lone surrogates and NUL included.
 * `textIsBytes` says that the text is the bytes decoded as UTF-8, which saves the second copy.
 */
export function packText({
  bytes,
  text,
  textIsBytes,
}: {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly textIsBytes: boolean;
}): PackedText {
  if (textIsBytes) return { bytes, form: 'bytes' };
  return { bytes, ...packOwnText(text) };
}

/** A text that is kept by itself. */
export function packOwnText(text: string): Required<Pick<PackedText, 'text' | 'form'>> {
  const form = text.isWellFormed() ? 'utf8' : 'utf16le';
  return { text: Buffer.from(text, form), form };
}

/** The text that was packed. */
export function unpackText({ bytes, text = bytes, form }: PackedText): string {
  const encoding = form === 'utf16le' ? 'utf16le' : 'utf8';
  return Buffer.from(text.buffer, text.byteOffset, text.length).toString(encoding);
}
