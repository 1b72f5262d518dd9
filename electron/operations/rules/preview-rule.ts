import type { BlastRadius, RuleHit, RuleTallyShape } from '../../../shared/ipc/rule-shapes';
import { wilsonInterval } from '../../../shared/engine/statistics/wilson';
import type { RuleDefinition } from '../../../shared/model/rule';
import { spanContains, spansOverlap, type Span } from '../../../shared/model/span';
import { getShownConfidence } from '../../store/counting';
import type { ReadDb } from '../../store/database';
import { listDecidedFlags, type DecidedFlag } from '../../store/decided-flags';
import { getDocument } from '../../store/documents';
import { placeKey } from '../../store/places';
import { listRuleCuts } from '../../store/rule-cuts';
import type { LineBook } from './line-book';
import { listRuleHits, type DocumentHits } from './rule-hits';

/** Documents that are named of those of which much would be cut. */
const heavyNamed = 20;
/** From this share of the text that is left on, a document is named. */
const heavyShare = 1 / 3;

/** What a hit would mean: a new cut, or why it is none. */
export type HitFate = 'new' | 'cut' | 'conflict';

/** A hit with what stands on it now. */
export interface JudgedHit extends Span {
  readonly state: RuleHit['state'];
  readonly fate: HitFate;
}

/** What an active rule makes of a hit: a word of the curator stands, and nothing is cut twice. */
function judgeHit(span: Span, standing: readonly DecidedFlag[], shown: number): JudgedHit {
  const over = standing.filter((flag) => spansOverlap(flag, span));
  const { start, end } = span;
  if (over.some(({ verdict, actor }) => verdict === 'rejected' && actor === 'curator')) {
    return { start, end, state: 'rejected', fate: 'conflict' };
  }
  const cut = over.find((flag) => flag.verdict === 'confirmed' && spanContains(flag, span));
  if (cut)
    return { start, end, state: cut.actor === 'curator' ? 'confirmed' : 'machine', fate: 'cut' };
  const open = over.some(({ verdict, confidence }) => verdict === 'open' && confidence >= shown);
  return { start, end, state: open ? 'open' : 'plain', fate: 'new' };
}

/** The hits of one document, none where it is left out of exports. */
export function judgeHits(db: ReadDb, { documentId, spans }: DocumentHits): JudgedHit[] {
  if (getDocument(db, documentId)!.excluded) return [];
  const standing = listDecidedFlags(db, documentId);
  const shown = getShownConfidence(db);
  return spans.map((span) => judgeHit(span, standing, shown));
}

interface PreviewInput {
  readonly rule: RuleDefinition;
  /** The rule of which it would be a new version. */
  readonly ruleId?: number | undefined;
}

/** Everything that switching a rule on would do; changes nothing. */
export async function previewRule(
  db: ReadDb,
  book: LineBook,
  { rule, ruleId }: PreviewInput,
  breathe: () => Promise<void>,
): Promise<BlastRadius> {
  const sums = new RadiusSums(db, ruleId);
  for (const found of await listRuleHits(db, book, rule, breathe)) {
    sums.add(found.documentId, judgeHits(db, found));
    await breathe();
  }
  return sums.result();
}

class RadiusSums {
  readonly #db: ReadDb;
  readonly #states = { confirmed: 0, rejected: 0, open: 0, machine: 0, plain: 0 };
  readonly #sites = new Set<string>();
  readonly #heavy: BlastRadius['heavy'] = [];
  /** Cuts of the earlier version that the new one does not make. */
  readonly #lost: Set<string>;
  #documents = 0;
  #newCuts = 0;
  #newDocuments = 0;
  #newCharacters = 0;
  #conflicts = 0;

  constructor(db: ReadDb, ruleId: number | undefined) {
    this.#db = db;
    const earlier = ruleId === undefined ? [] : listRuleCuts(db, ruleId);
    this.#lost = new Set(earlier.map((cut) => placeKey(cut.documentId, cut)));
  }

  add(documentId: number, hits: readonly JudgedHit[]): void {
    if (hits.length === 0) return;
    this.#documents++;
    const { site, path, textLength, counts } = getDocument(this.#db, documentId)!;
    if (site !== undefined) this.#sites.add(site);
    let characters = 0;
    for (const hit of hits) {
      this.#states[hit.state]++;
      this.#lost.delete(placeKey(documentId, hit));
      if (hit.fate === 'conflict') this.#conflicts++;
      if (hit.fate !== 'new') continue;
      this.#newCuts++;
      characters += hit.end - hit.start;
    }
    this.#newCharacters += characters;
    if (hits.some(({ fate }) => fate === 'new')) this.#newDocuments++;
    const left = textLength - counts.charactersCut;
    const share = left > 0 ? Math.min(1, characters / left) : 0;
    if (share > heavyShare) this.#heavy.push({ documentId, path, share });
  }

  result(): BlastRadius {
    const heavy = this.#heavy.sort((a, b) => b.share - a.share || a.documentId - b.documentId);
    return {
      tally: {
        ...this.#states,
        documents: this.#documents,
        sites: this.#sites.size,
        precision: precisionOf(this.#states),
      },
      newCuts: this.#newCuts,
      newDocuments: this.#newDocuments,
      newCharacters: this.#newCharacters,
      lostCuts: this.#lost.size,
      conflicts: this.#conflicts,
      heavy: heavy.slice(0, heavyNamed),
      heavyDocuments: heavy.length,
    };
  }
}

/** Null while no line of the rule was decided by a curator. */
export function precisionOf({
  confirmed,
  rejected,
}: Pick<RuleTallyShape, 'confirmed' | 'rejected'>): RuleTallyShape['precision'] {
  const decided = confirmed + rejected;
  if (decided === 0) return null;
  return { share: confirmed / decided, ...wilsonInterval(confirmed, decided) };
}
