/** What a text was decoded as; with how sure that is, where it had to be found out. */
export function encodingName({
  encoding,
  encodingConfidence,
}: {
  readonly encoding: string;
  readonly encodingConfidence: number;
}): string {
  if (encodingConfidence >= 1) return encoding;
  // A guess never reads as certain.
  const percent = Math.min(99, Math.round(encodingConfidence * 100));
  return `${encoding}, ${percent} % sure`;
}
