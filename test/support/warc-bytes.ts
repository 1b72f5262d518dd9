/** One record of a web archive; `length` may lie. */
export function warcRecord(
  type: string,
  body: string | Uint8Array,
  more: { readonly url?: string; readonly contentType?: string; readonly length?: number } = {},
): Buffer {
  const bytes = Buffer.from(body);
  const head = [
    'WARC/1.0',
    `WARC-Type: ${type}`,
    ...(more.url === undefined ? [] : [`WARC-Target-URI: ${more.url}`]),
    `Content-Type: ${more.contentType ?? 'application/http; msgtype=response'}`,
    `Content-Length: ${more.length ?? bytes.length}`,
  ].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), bytes, Buffer.from('\r\n\r\n')]);
}

/** The answer of a server. */
export function httpAnswer(
  body: string | Uint8Array,
  headers: readonly string[] = ['Content-Type: text/html; charset=utf-8'],
  status = '200 OK',
): Buffer {
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status}\r\n${headers.join('\r\n')}\r\n\r\n`),
    Buffer.from(body),
  ]);
}
