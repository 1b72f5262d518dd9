import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimColumn, measureBlocks } from '../../shared/engine/combine/block-table';
import type { CombineOptions } from '../../shared/engine/combine/claims';
import type { WordModel } from '../../shared/engine/combine/word-model';
import { createCodePointMap } from '../../shared/engine/code-points';
import { detect } from '../../shared/engine/detect';
import { detectors } from '../../shared/engine/detectors/index';
import { measureDocument } from '../../shared/engine/features';
import { finishLines } from '../../shared/engine/finish-lines';
import { addLines, emptyLines } from '../../shared/engine/line-fold';
import { emptyTopics } from '../../shared/engine/off-topic/topic-fold';
import { finishTopics } from '../../shared/engine/off-topic/topic-table';
import type { EngineResources } from '../../shared/engine/resources';
import { indexRules, type RuleIndex } from '../../shared/engine/rule-index';
import { rulePackSchema } from '../../shared/engine/rule-pack';
import type { GoldDocument } from '../gold/read-gold';

/** One judged block as the model sees it. */
export interface Row {
  readonly values: Float64Array;
  /** Log odds of what the detectors say together. */
  readonly claim: number;
  readonly cut: boolean;
  /** Characters. */
  readonly length: number;
}

/** The rules alone: detectors need no model. */
export function loadRules(resources: string): RuleIndex {
  const folder = join(resources, 'rules');
  const packs = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => rulePackSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
  return indexRules(packs);
}

/** How the rows of a set are measured. */
export interface MeasureOptions extends CombineOptions {
  /** The model of words that did not see the document. */
  readonly wordsOf: (index: number) => WordModel;
  /** Whether a rule is taken for unknown in a document. */
  readonly hides?: (document: string, rule: string) => boolean;
}

/** The rows of each document of a set, which is taken for one batch; where either is right there is none. */
export function measureSet(
  set: readonly GoldDocument[],
  rules: RuleIndex,
  { wordsOf, hides, ...options }: MeasureOptions,
): Row[][] {
  const lines = emptyLines();
  for (const { document } of set) addLines(lines, document);
  const batch = { ...finishLines(lines), topics: finishTopics(emptyTopics()) };
  const used = detectors.filter(({ id }) => id !== 'off-topic');
  return set.map(({ document, blocks: gold }, at) => {
    const features = measureDocument(document);
    // The other tables are asked for by the detector of topics alone.
    const context = { features, batch, rules, resources: {} as EngineResources };
    const hits = detect(document, used, context).filter(({ evidence }) => {
      return evidence?.rule === undefined || !hides?.(document.id, evidence.rule);
    });
    const table = measureBlocks(features, hits, { ...options, words: wordsOf(at) });
    const map = createCodePointMap(document.text);
    const labels = new Map(gold.map(({ start, label }) => [map.toUtf16(start), label]));
    return table.indices.flatMap((index, row): Row[] => {
      const { start, end } = features.blocks[index]!;
      const label = labels.get(start);
      if (label === undefined || label === 'either') return [];
      const values = table.values.slice(row * table.columns, (row + 1) * table.columns);
      const claim = values[claimColumn]!;
      return [{ values, claim, cut: label === 'cut', length: end - start }];
    });
  });
}
