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

/**
 * The rule packs and tables of the resources folder. Large tables are read when they are first asked for:
 * who flags no pages, or compares no topics, does without. Throws when what is read is not valid.
 */
export function loadResources(folder: string): EngineResources {
  const path = join(folder, 'models', 'page.json');
  const page = once(() => readPageModel(readJson(path) as PageModelData));
  const text = loadTextResources(folder);
  return Object.defineProperty(text, 'page', { get: page, enumerable: true }) as EngineResources;
}

/** The same without what is known of pages. */
export function loadTextResources(folder: string): Omit<EngineResources, 'page'> {
  const models = join(folder, 'models');
  const read = (name: string) => readJson(join(models, name));
  const packs = loadRulePacks(join(folder, 'rules'));
  const background = once(() =>
    readBackground(
      read('background.json') as BackgroundTable,
      readWordVectors(read('word-vectors.json') as WordVectorTable),
    ),
  );
  const offTopic = once(() =>
    readOffTopicModels(
      read('off-topic.json') as OffTopicModelData,
      read('off-topic-batch.json') as OffTopicModelData,
    ),
  );
  return {
    rulesFor: rulesByLanguage(packs),
    combine: readCombineModel(read('combine.json') as CombineModelData),
    get background() {
      return background();
    },
    get offTopic() {
      return offTopic();
    },
  };
}

/** What `make` makes the first time. */
function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => (made ??= { value: make() }).value;
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
