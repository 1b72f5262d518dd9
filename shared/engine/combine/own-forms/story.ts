import type { BlockFeatures, DocumentFeatures } from '../../features';
import { isQuoted } from '../../line-shape';
import { indices } from './structure';

const sceneBreak = /^(?:(?:\*\s?){1,5}|⁂|[~#]|(?:[•·~]\s?){3})$/;

/** Lines that somebody says; no button stands in quotation marks. */
export function findSpeech({ blocks }: DocumentFeatures): number[] {
  return indices(blocks.filter(isQuoted));
}

/** The line is a row of stars, or what stands for it. */
export function isStars({ text }: BlockFeatures): boolean {
  return sceneBreak.test(text);
}

/** Stars between two parts of a text. */
export function findSceneBreaks({ blocks }: DocumentFeatures): number[] {
  return indices(
    blocks.filter((block) => {
      const { index } = block;
      return blocks[index - 1]?.endsSentence && blocks[index + 1]?.endsSentence && isStars(block);
    }),
  );
}
