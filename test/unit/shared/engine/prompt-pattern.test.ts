import { expect, test } from 'vitest';
import { PromptPattern } from '../../../../shared/engine/prompt-pattern';

test.each(['i', 'gi', 'u'])(
  'a pattern with the flags "%s" matches like its expression',
  (flags) => {
    const pattern = new PromptPattern('^\\s*Fer+y', flags);
    for (const text of ['\n\nFerry', 'FERRY', 'the ferry', '']) {
      expect(pattern.expression.exec(text)?.[0]).toBe(
        new RegExp('^\\s*Fer+y', flags).exec(text)?.[0],
      );
      pattern.expression.lastIndex = 0;
    }
  },
);
