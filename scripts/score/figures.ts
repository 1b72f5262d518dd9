import type { ScoredBlock } from './score-blocks';

/** What a set of gold documents says of the flags on them. */
export interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly averagePrecision: number;
  /** The best recall among thresholds where precision is at least 0.9. */
  readonly recallAtPrecision90: number;
  readonly cut: number;
  readonly found: number;
  readonly falseAlarms: number;
  /** Documents without any block to cut, and the false alarms in 100 of them. */
  readonly cleanDocuments: number;
  readonly alarmsPer100Clean: number | null;
  readonly recallByKind: Readonly<Record<string, { found: number; of: number }>>;
  readonly reliability: readonly ReliabilityBin[];
}

/** Flagged blocks of about the same confidence: what was promised, and what was right. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly flagged: number;
  /** Mean confidence, and the share that is to be cut; null when nothing is flagged. */
  readonly predicted: number | null;
  readonly right: number | null;
}

const binEdges = [0.05, 0.2, 0.4, 0.6, 0.8, 0.9, 1];

/** The figures of a set from its blocks, document by document in the order of the set. */
export function measureFigures(documents: readonly (readonly ScoredBlock[])[]): Figures {
  const blocks = documents.flat();
  const cut = blocks.filter((block) => block.cut);
  const found = cut.filter(({ hit }) => hit).length;
  const falseAlarms = blocks.filter((block) => !block.cut && block.hit).length;
  const precision = ratio(found, found + falseAlarms);
  const recall = ratio(found, cut.length);
  const ranked = blocks.toSorted((a, b) => b.confidence - a.confidence);
  const clean = documents.filter((document) => document.every((block) => !block.cut));
  const alarms = clean.flat().filter(({ hit }) => hit).length;
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    averagePrecision: averagePrecision(ranked, cut.length),
    recallAtPrecision90: recallAtPrecision(ranked, cut.length, 0.9),
    cut: cut.length,
    found,
    falseAlarms,
    cleanDocuments: clean.length,
    alarmsPer100Clean: clean.length === 0 ? null : (100 * alarms) / clean.length,
    recallByKind: recallByKind(cut),
    reliability: measureReliability(blocks),
  };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

function averagePrecision(ranked: readonly ScoredBlock[], total: number): number {
  let found = 0;
  let sum = 0;
  ranked.forEach(({ cut }, index) => {
    if (cut) sum += ++found / (index + 1);
  });
  return total === 0 ? 0 : sum / total;
}

function recallAtPrecision(ranked: readonly ScoredBlock[], total: number, least: number): number {
  let found = 0;
  let best = 0;
  ranked.forEach(({ cut, confidence }, index) => {
    if (cut) found++;
    // A threshold cannot part blocks of the same confidence.
    const whole = ranked[index + 1]?.confidence !== confidence;
    if (whole && confidence > 0 && found >= least * (index + 1)) best = Math.max(best, found);
  });
  return ratio(best, total);
}

function recallByKind(cut: readonly ScoredBlock[]): Figures['recallByKind'] {
  const kinds: Record<string, { found: number; of: number }> = {};
  for (const { block, hit } of cut) {
    const count = (kinds[block.kind ?? '?'] ??= { found: 0, of: 0 });
    count.of++;
    if (hit) count.found++;
  }
  return Object.fromEntries(Object.entries(kinds).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function measureReliability(blocks: readonly ScoredBlock[]): ReliabilityBin[] {
  return binEdges.slice(0, -1).map((from, index) => {
    const to = binEdges[index + 1]!;
    const last = index === binEdges.length - 2;
    const inside = blocks.filter(({ confidence }) => {
      return confidence >= from && (confidence < to || (last && confidence <= to));
    });
    const sum = inside.reduce((total, { confidence }) => total + confidence, 0);
    const right = inside.filter(({ cut }) => cut).length;
    const flagged = inside.length;
    if (flagged === 0) return { from, to, flagged, predicted: null, right: null };
    return { from, to, flagged, predicted: sum / flagged, right: right / flagged };
  });
}
