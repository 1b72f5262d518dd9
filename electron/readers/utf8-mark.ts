/** Bytes of the byte order mark of UTF-8. */
export const utf8MarkLength = 3;

/** True for bytes that begin with the byte order mark of UTF-8. */
export function hasUtf8Mark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** The bytes behind the byte order mark of UTF-8, or all of them where there is none. */
export function withoutUtf8Mark(bytes: Uint8Array): Uint8Array {
  return hasUtf8Mark(bytes) ? bytes.subarray(utf8MarkLength) : bytes;
}
