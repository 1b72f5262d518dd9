/** How the lines of exported texts end: `\n` everywhere, or as they stand in the source. */
export type LineEnds = 'lf' | 'source';

/** The text with its line ends as the export wants them; nothing else changes. */
export function mapLineEnds(text: string, lineEnds: LineEnds): string {
  return lineEnds === 'lf' ? text.replace(/\r\n?/g, '\n') : text;
}
