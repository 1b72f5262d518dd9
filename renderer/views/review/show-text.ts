const controlPictures = 0x2400;
const deletePicture = '\u2421';
const replacement = '\uFFFD';

/**
 * Text with control characters made visible, unit for unit, so that offsets still fit. Tabs and
 * line ends stay; halves of surrogate pairs become the replacement character.
 */
export function showText(text: string): string {
  return text.replace(/\p{Cc}/gu, showControl).replace(/\p{Cs}/gu, replacement);
}

function showControl(control: string): string {
  const code = control.charCodeAt(0);
  if (control === '\t' || control === '\n' || control === '\r') return control;
  if (code < 0x20) return String.fromCharCode(controlPictures + code);
  return code === 0x7f ? deletePicture : replacement;
}

/** A name or path on one line: control and direction characters are written out, never obeyed. */
export function showName(name: string): string {
  return name
    .replace(
      /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replace(/\p{Cs}/gu, replacement);
}

/** The name and folder of a document; a record inside a file is named by its key. */
export function documentName({
  path,
  recordKey,
}: {
  readonly path: string;
  readonly recordKey?: string | undefined;
}): { name: string; folder: string } {
  const { name, folder } = splitPath(path);
  return { name: recordKey === undefined ? name : `${name} #${showName(recordKey)}`, folder };
}

/** The last segment of a path inside a batch, and the folder it lies in (empty at the top). */
export function splitPath(path: string): { name: string; folder: string } {
  const at = path.lastIndexOf('/');
  return {
    name: showName(path.slice(at + 1) || path),
    folder: showName(path.slice(0, Math.max(0, at))),
  };
}
