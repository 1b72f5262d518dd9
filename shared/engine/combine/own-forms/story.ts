import type { DocumentFeatures } from '../../features';
import { isQuoted } from '../../line-shape';
import { indices } from './structure';

const sceneBreak = /^(?:(?:\*\s?){1,5}|⁂|[~#]|(?:[•·~]\s?){3})$/;

/** Lines that somebody says; no button stands in quotation marks. */
export function findSpeech({ blocks }: DocumentFeatures): number[] {
  return indices(blocks.filter(isQuoted));
}

/** Stars between two parts of a text. */
export function findSceneBreaks({ blocks }: DocumentFeatures): number[] {
  return indices(
    blocks.filter(({ index, text }) => {
      const within = blocks[index - 1]?.endsSentence && blocks[index + 1]?.endsSentence;
      return within && sceneBreak.test(text);
    }),
  );
}
