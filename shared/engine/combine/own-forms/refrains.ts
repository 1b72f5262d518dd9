import type { DocumentFeatures } from '../../features';

/** Songs, poems and chants have hardly any paragraphs. */
const mostProse = 0.2;
const fewestLines = 6;

/**
 * Lines of a song that return: neighbours that stand side by side before too, or a line sung twice.
 * Where there is a refrain, single lines may return as well.
 */
export function findRefrains({ blocks, proseBlocks }: DocumentFeatures): number[] {
  if (blocks.length < fewestLines || proseBlocks > mostProse * blocks.length) return [];
  const firsts = new Map<string, number>();
  const twin = blocks.map(({ key, index }) => {
    if (key === undefined || key === '') return -1;
    const first = firsts.get(key) ?? index;
    firsts.set(key, first);
    return first < index ? first : -1;
  });
  const runs = twin.some((first, index) => {
    if (first < 0) return false;
    // A gallery gives all its pictures one and the same line.
    const twice = first === index - 1 && twin[index + 1] !== first;
    return (
      twice || (twin[index + 1] === first + 1 && blocks[first]!.key !== blocks[first + 1]!.key)
    );
  });
  return runs ? blocks.map(({ index }) => index) : [];
}
