import type { FlagKind } from '../../../shared/model/kind';

/** Kinds that share a hue and a shape. */
export const kindFamilies = [
  'interface',
  'related',
  'advert',
  'caption',
  'record',
  'repeat',
  'debris',
  'off-topic',
] as const;
export type KindFamily = (typeof kindFamilies)[number];

const families: Readonly<Record<FlagKind, KindFamily>> = {
  ui: 'interface',
  counter: 'interface',
  share: 'interface',
  related: 'related',
  advert: 'advert',
  promo: 'advert',
  caption: 'caption',
  metadata: 'record',
  contact: 'record',
  policy: 'record',
  'repeated-title': 'repeat',
  duplicate: 'repeat',
  template: 'repeat',
  embed: 'debris',
  junk: 'debris',
  'off-topic': 'off-topic',
};

export function kindFamily(kind: FlagKind): KindFamily {
  return families[kind];
}
