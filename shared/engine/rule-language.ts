import { indexRules, type RuleIndex } from './rule-index';
import type { RulePack } from './rule-pack';

/** Pages in every language have buttons in this one. */
const everywhere = 'en';

/** The language that a pack is written for: the first part of its name. */
function languageOf({ pack }: RulePack): string {
  return pack.slice(0, pack.indexOf('-'));
}

/**
 * Gives the rules for documents in a language: the packs of that language and the English ones, or all
 * where it is not known. They are prepared when they are first asked for.
 */
export function rulesByLanguage(
  packs: readonly RulePack[],
): (language: string | undefined) => RuleIndex {
  const known = new Set(packs.map(languageOf));
  const prepared = new Map<string | undefined, RuleIndex>();
  return (language) => {
    const key = language === undefined || known.has(language) ? language : everywhere;
    let index = prepared.get(key);
    if (!index) {
      const fits = (own: string): boolean => key === undefined || own === key || own === everywhere;
      index = indexRules(packs.filter((pack) => fits(languageOf(pack))));
      prepared.set(key, index);
    }
    return index;
  };
}
