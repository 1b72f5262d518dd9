/** What a flag claims its span to be. The order is the order of display. */
export const flagKinds = [
  'ui',
  'counter',
  'share',
  'related',
  'advert',
  'promo',
  'caption',
  'metadata',
  'contact',
  'policy',
  'repeated-title',
  'duplicate',
  'embed',
  'junk',
  'template',
  'off-topic',
] as const;

export type FlagKind = (typeof flagKinds)[number];

/** True for the name of a kind; used where kinds come in from outside. */
export function isFlagKind(value: string): value is FlagKind {
  return (flagKinds as readonly string[]).includes(value);
}
