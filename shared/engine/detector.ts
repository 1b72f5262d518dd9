import type { Document } from '../model/document';
import type { Evidence } from '../model/flag';
import type { FlagKind } from '../model/kind';
import type { Span } from '../model/span';
import type { BatchStats } from './batch-stats';
import type { DocumentFeatures } from './features';
import type { EngineResources } from './resources';
import type { RuleIndex } from './rule-index';

/** What a detector says of a span; `detect` adds id and version. */
export interface RawHit extends Span {
  readonly kind: FlagKind;
  readonly score: number;
  readonly reason: string;
  readonly evidence?: Evidence;
}

/** Everything a detector may look at besides the document itself. All of it is read-only. */
export interface DetectContext {
  /** Neutral measures of the document's blocks, made once for all detectors. */
  readonly features: DocumentFeatures;
  /** What the whole batch says; empty statistics when a document is judged alone. */
  readonly batch: BatchStats;
  /** The rules for the language of the document. */
  readonly rules: RuleIndex;
  readonly resources: EngineResources;
}

/** A small document that runs as a test and is shown as documentation. */
export interface DetectorExample {
  readonly text: string;
  /** The lines that have to be flagged, exactly as they stand in `text`; empty for a keep. */
  readonly flagged: readonly string[];
  /** Other documents of the same batch, for detectors that compare documents. */
  readonly batch?: readonly { readonly text: string; readonly site?: string }[];
  readonly site?: string;
}

/**
 * Pure code from a document to hits. A detector may not be async, read files, log, keep state,
 * look at the hits of other detectors, or cut.
 */
export interface Detector {
  readonly id: string;
  /** Raised whenever any output may change. */
  readonly version: number;
  readonly label: string;
  /** One sentence for the why-panel. */
  readonly summary: string;
  readonly examples: {
    readonly flags: readonly DetectorExample[];
    readonly keeps: readonly DetectorExample[];
  };
  detect(document: Document, context: DetectContext): Iterable<RawHit>;
}
