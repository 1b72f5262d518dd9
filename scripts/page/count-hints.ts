import { logOdds } from '../../shared/engine/log-odds';
import type { HintWeights } from '../../shared/engine/page/weigh-hints';
import { hintTokens } from '../../shared/engine/page/hint-words';
import type { LabelledPage } from './label-page';

/** For each word of hints: the share of the text under it that is main content. */
export type HintShares = ReadonlyMap<string, number>;

/** Fewer pages say nothing of a word. */
const leastPages = 3;
/** Rare words that a single publisher uses stay out of the file. */
const leastPagesShipped = 4;

interface HintCount {
  sum: number;
  pages: number;
}

/** The shares of one page. */
export function hintShares({ document, markup, labels, tokens }: LabelledPage): HintShares {
  const sums = new Map<string, { main: number; all: number }>();
  for (const { index } of document.blocks) {
    if (labels[index]! < 0) continue;
    const words = new Set(hintTokens(markup.blocks[index]!.inner));
    for (let at = markup.blocks[index]!.element; at >= 0; at = markup.elements[at]!.parent) {
      words.add(`<${markup.elements[at]!.tag}>`);
      for (const word of hintTokens(markup.elements[at]!.hint)) words.add(word);
    }
    const weight = Math.max(1, tokens[index]!);
    for (const word of words) {
      const sum = sums.get(word) ?? { main: 0, all: 0 };
      sum.all += weight;
      sum.main += weight * labels[index]!;
      sums.set(word, sum);
    }
  }
  return new Map([...sums].map(([word, { main, all }]) => [word, main / all]));
}

/** The shares of many pages together. */
export class HintCounts {
  readonly #counts = new Map<string, HintCount>();

  add(shares: HintShares): void {
    for (const [word, share] of shares) {
      const count = this.#counts.get(word) ?? { sum: 0, pages: 0 };
      count.sum += share;
      count.pages++;
      this.#counts.set(word, count);
    }
  }

  /** Weights as if those pages had not been counted: what a host says of itself is no evidence. */
  without(own: readonly HintShares[]): HintWeights {
    return {
      of: (word) => {
        const count = this.#counts.get(word);
        if (!count) return 0;
        let { sum, pages } = count;
        for (const shares of own) {
          const share = shares.get(word);
          if (share === undefined) continue;
          sum -= share;
          pages--;
        }
        return weightOf({ sum, pages });
      },
    };
  }

  /** The weights that are worth keeping. */
  table(): Record<string, number> {
    const rows = [...this.#counts]
      .filter(([, { pages }]) => pages >= leastPagesShipped)
      .map(([word, count]): [string, number] => [word, Number(weightOf(count).toFixed(2))])
      .filter(([, weight]) => weight !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(rows);
  }
}

/** Log odds with one page of either kind added. */
function weightOf({ sum, pages }: HintCount): number {
  if (pages < leastPages) return 0;
  return logOdds((sum + 1) / (pages + 2));
}
