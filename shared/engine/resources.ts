import type { Background } from './background';
import type { CombineModel } from './combine/combine-model';
import type { OffTopicModels } from './off-topic/off-topic-model';
import type { PageModel } from './page/page-model';
import type { RuleIndex } from './rule-index';

/** Tables and rules that detectors work with; the host loads them once. */
export interface EngineResources {
  /** The rules for documents in one language; those of all packs where it is not known. */
  rulesFor(language: string | undefined): RuleIndex;
  /** How hits become confidences. */
  readonly combine: CombineModel;
  /** How common words are in the language. */
  readonly background: Background;
  readonly offTopic: OffTopicModels;
  /** What of a page is its main content. */
  readonly page: PageModel;
}
