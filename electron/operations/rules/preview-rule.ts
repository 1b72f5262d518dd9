import type { BlastRadius } from '../../../shared/ipc/rule-shapes';
import type { RuleDefinition } from '../../../shared/model/rule';
import type { ReadDb } from '../../store/database';
import { getDocument } from '../../store/documents';
import { placeKey } from '../../store/places';
import { listRuleCuts } from '../../store/rule-cuts';
import { judgeHits, type JudgedHit } from './judge-hits';
import { precisionOf } from './precision-of';
import { checkRule } from './check-rule';
import { listRuleHits, type RuleContext } from './rule-hits';

/** Documents that are named of those of which much would be cut. */
const heavyNamed = 20;
/** From this share of the text that is left on, a document is named. */
const heavyShare = 1 / 3;

interface PreviewInput {
  readonly rule: RuleDefinition;
  /** The rule of which it would be a new version. */
  readonly ruleId?: number | undefined;
}

/** Everything that switching a rule on would do; changes nothing. */
export async function previewRule(
  db: ReadDb,
  { rule, ruleId }: PreviewInput,
  context: RuleContext,
): Promise<BlastRadius> {
  const remarks = await checkRule(rule, context.matchPattern);
  const sums = new RadiusSums(db, ruleId);
  for (const found of await listRuleHits(db, rule, context)) {
    sums.add(found.documentId, judgeHits(db, found));
    await context.breathe();
  }
  return { ...sums.result(), remarks: [...remarks] };
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

  result(): Omit<BlastRadius, 'remarks'> {
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
