import { AppError } from '../../../shared/errors/app-error';
import type { RuleDefinition } from '../../../shared/model/rule';
import type { DocumentHits } from './rule-hits';

type Hits = readonly DocumentHits[];

interface Search {
  readonly key: string;
  readonly hits: Promise<Hits>;
  /** Nobody but whoever looks at a rule waits for it. */
  isLook: boolean;
  isGivenUp: boolean;
}

/** Looks for lines; `goOn` is called between pieces of work and throws when nobody waits any more. */
type Find = (goOn: () => void) => Promise<Hits>;

/**
 * What the rule that was looked for last matches, until the texts change: the list of its lines,
 * what it would do and switching it on ask for the same. While a rule is written, the search for
 * what stood there before is given up.
 */
export class HitMemory {
  #last: Search | undefined;

  /** Rejects with JOB_CANCELLED a look that another one has taken the place of. */
  recall({ form, text, conditions }: RuleDefinition, isLook: boolean, find: Find): Promise<Hits> {
    const key = JSON.stringify([form, text, conditions]);
    const known = this.#last;
    if (known?.key === key) {
      known.isLook &&= isLook;
      return known.hits;
    }
    if (known?.isLook) known.isGivenUp = true;
    const search: Search = {
      ...{ key, isLook, isGivenUp: false },
      // It begins when the search is known.
      hits: Promise.resolve().then(() =>
        find(() => {
          if (search.isGivenUp) throw new AppError('JOB_CANCELLED');
        }),
      ),
    };
    this.#last = search;
    // Who asks again after a failure may have better luck.
    search.hits.catch(() => {
      if (this.#last === search) this.#last = undefined;
    });
    return search.hits;
  }
}
