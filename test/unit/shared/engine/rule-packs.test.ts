import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadResources } from '../../../../electron/backend/load-resources';
import { measureDocument } from '../../../../shared/engine/features';
import { matchRules } from '../../../../shared/engine/match-rules';
import { segment } from '../../../../shared/engine/segment';

const index = loadResources(resolve(import.meta.dirname, '../../../../resources')).rulesFor(
  undefined,
);

/** Ids of all rules that match some block of the text. */
function matching(text: string): string[] {
  const document = { id: 'example', text, blocks: segment(text) };
  const features = measureDocument(document);
  return matchRules(index, features).map(({ rule }) => rule.id);
}

describe('the shipped rules hold their own examples', () => {
  test.each(index.rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
    const { flags, keeps } = rule.examples;
    expect(flags.filter((text) => !matching(text).includes(id))).toEqual([]);
    expect(keeps.filter((text) => matching(text).includes(id))).toEqual([]);
  });
});
