import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(
  resolve(import.meta.dirname, '../../../../renderer/styles/tokens.css'),
  'utf8',
);
const root = css.slice(0, css.indexOf("[data-theme='light']"));

type Theme = 'light' | 'dark';

function color(token: string, theme: Theme): string {
  const found = new RegExp(`--${token}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(root);
  if (!found) throw new Error(`no colour ${token}`);
  return theme === 'light' ? found[1]! : found[2]!;
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

const kinds = [
  'interface',
  'related',
  'advert',
  'caption',
  'record',
  'repeat',
  'debris',
  'off-topic',
];
const surfaces = ['ground', 'panel', 'sunk'];

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  const pairs = [
    ...['ink', 'soft', 'faint'].flatMap((text) => surfaces.map((surface) => [text, surface])),
    ...kinds.flatMap((kind) => [
      [`kind-${kind}`, `kind-${kind}-tint`],
      [`kind-${kind}`, 'ground'],
      ['ink', `kind-${kind}-tint`],
    ]),
    ['accent-ink', 'accent'],
    ['accent', 'panel'],
    ['accent', 'accent-tint'],
    ['danger', 'danger-tint'],
    ['danger', 'panel'],
    ['ink', 'danger-tint'],
  ] as [string, string][];

  test.each(pairs)('%s on %s can be read', (text, surface) => {
    expect(contrast(color(text, theme), color(surface, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(surfaces)('the focus ring stands out on %s', (surface) => {
    expect(contrast(color('focus', theme), color(surface, theme))).toBeGreaterThanOrEqual(3);
  });
});
