import { describe, expect, test } from 'vitest';
import { recordId } from '../../../../electron/readers/record-id';

function idIn(json: string): string | undefined {
  return recordId(JSON.parse(json) as Record<string, unknown>, json);
}

describe('the id of a record', () => {
  test.each([
    ['{"id":"a\\u00e9\\ud800"}', '"aé\\ud800"'],
    ['{"id":12345678901234567890}', '12345678901234567890'],
    ['{"id": 1.0 }', '1.0'],
    ['{"id":-0}', '-0'],
    ['{"id":1e999}', '1e999'],
    ['{"meta":{"id":2.50},"id":1.50,"more":[{"id":3.50}]}', '1.50'],
    ['{"id":1.50,"id":2.50}', '2.50'],
  ])('of %s is %s', (json, id) => {
    expect(idIn(json)).toBe(id);
  });

  test.each([
    '{}',
    '{"id":null}',
    '{"id":true}',
    '{"id":[1]}',
    '{"id":{"id":1}}',
    '{"__proto__":{"id":1}}',
  ])('of %s is none', (json) => {
    expect(idIn(json)).toBeUndefined();
  });

  test('is found beside values nested too deeply to visit', () => {
    const depth = 200_000;
    expect(idIn(`{"id":7,"deep":${'['.repeat(depth)}${']'.repeat(depth)}}`)).toBe('7');
  });
});
