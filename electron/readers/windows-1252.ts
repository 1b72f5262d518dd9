/** What the bytes 0x80 to 0x9F mean; the Encoding Standard leaves five of them as they are. */
const upper =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

const upperUnits = new RegExp(`[${upper}]`, 'g');
const otherUnit = new RegExp(`[^\\x00-\\xff${upper}]`);

/** Node's own decoder takes windows-1252 for Latin-1 and loses quotation marks and dashes. */
export function decodeWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (unit) => upper[unit.charCodeAt(0) - 0x80]!);
}

/** The bytes that were read as windows-1252 or Latin-1; undefined when the text holds other characters. */
export function encodeWindows1252(text: string): Buffer | undefined {
  if (otherUnit.test(text)) return undefined;
  const latin = text.replace(upperUnits, (unit) => String.fromCharCode(0x80 + upper.indexOf(unit)));
  return Buffer.from(latin, 'latin1');
}
