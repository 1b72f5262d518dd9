import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBackground, type BackgroundTable } from '../../shared/engine/background';
import {
  readOffTopicModels,
  type OffTopicModelData,
} from '../../shared/engine/off-topic/off-topic-model';
import { readCombineModel, type CombineModelData } from '../../shared/engine/combine/combine-model';
import { readPageModel, type PageModelData } from '../../shared/engine/page/page-model';
import type { EngineResources } from '../../shared/engine/resources';
import { rulesByLanguage } from '../../shared/engine/rule-language';
import { readWordVectors, type WordVectorTable } from '../../shared/engine/word-vectors';
import { rulePackSchema, type RulePack } from '../../shared/engine/rule-pack';

/** Reads the rule packs and tables of the resources folder; throws when one is not valid. */
export function loadResources(folder: string): EngineResources {
  const page = readJson(join(folder, 'models', 'page.json')) as PageModelData;
  return { ...loadTextResources(folder), page: readPageModel(page) };
}

/** The same without what is known of pages. */
export function loadTextResources(folder: string): Omit<EngineResources, 'page'> {
  const models = join(folder, 'models');
  const packs = loadRulePacks(join(folder, 'rules'));
  return {
    rulesFor: rulesByLanguage(packs),
    combine: readCombineModel(readJson(join(models, 'combine.json')) as CombineModelData),
    background: readBackground(
      readJson(join(models, 'background.json')) as BackgroundTable,
      readWordVectors(readJson(join(models, 'word-vectors.json')) as WordVectorTable),
    ),
    offTopic: readOffTopicModels(
      readJson(join(models, 'off-topic.json')) as OffTopicModelData,
      readJson(join(models, 'off-topic-batch.json')) as OffTopicModelData,
    ),
  };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function loadRulePacks(folder: string): RulePack[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const parsed = rulePackSchema.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      if (parsed.success) return parsed.data;
      throw new Error(`rule pack ${name}: ${parsed.error.message}`);
    });
}
