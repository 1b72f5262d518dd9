import { join } from 'node:path';
import { readCleanTexts } from '../gold/read-clean-texts';
import { firstExisting, readGoldFiles, readGoldRows, type GoldDocument } from '../gold/read-gold';

/** A set of gold documents; each is one batch. */
export interface GoldSet {
  readonly name: string;
  /** The models that are shipped were trained on it. */
  readonly trainedOn: boolean;
  /** See `ScoreOptions`. */
  readonly residue: number;
  readonly read: () => GoldDocument[];
}

/**
 * The sets that are there: those of the data folder, the sample batch of the program, and the texts of
 * many kinds in which nothing is to be flagged.
 */
export function findSets(data: string, resources: string, clean: string): GoldSet[] {
  const files = (path: string): string | undefined => firstExisting(join(data, path));
  const rows = (
    name: string,
    path: string,
    options: Partial<Pick<GoldSet, 'trainedOn' | 'residue'>> = {},
  ): GoldSet[] => {
    const file = files(path);
    if (file === undefined) return [];
    return [{ name, trainedOn: false, residue: 0, ...options, read: () => readGoldRows(file) }];
  };
  const seeds = files('seeds/gold.json');
  const samples = join(resources, 'samples');
  return [
    ...(seeds === undefined
      ? []
      : [plain('seeds', () => readGoldFiles(seeds, join(data, 'seeds')))]),
    ...rows('leftovers-dev', 'data/leftovers-dev/leftovers-dev.jsonl.gz'),
    ...rows('leftovers-train', 'data/leftovers-dev/leftovers-train.jsonl.gz', { trainedOn: true }),
    ...rows('offtopic-dev', 'data/offtopic-dev/dev.jsonl.gz', { residue: 160 }),
    ...rows('offtopic-train', 'data/offtopic-dev/train.jsonl.gz', {
      residue: 160,
      trainedOn: true,
    }),
    plain('samples', () => readGoldFiles(join(samples, 'gold.json'), join(samples, 'batch'))),
    plain('do-no-harm', () => readCleanTexts(clean)),
  ];
}

function plain(name: string, read: () => GoldDocument[]): GoldSet {
  return { name, trainedOn: false, residue: 0, read };
}
