import { expect, test } from 'vitest';
import { measureDocument } from '../../../../shared/engine/features';
import { segment } from '../../../../shared/engine/segment';

function measure(text: string) {
  return measureDocument({ id: 'a', text, blocks: segment(text) }).blocks[0]!;
}

test.each([
  ['潮汐磨坊又开始工作了。', 5],
  ['โรงสีน้ำขึ้นน้ำลงกลับมา', 6],
  ['عادت طاحونة المد إلى العمل؟', 5],
  ['The tide mill grinds.', 4],
])('counts the words of %s', (text, words) => {
  expect(measure(text).words).toBe(words);
});

test.each([
  '居民们很高兴。',
  'هل عادت الطاحونة؟',
  'چکی دوبارہ چل پڑی۔',
  'चक्की फिर चली।',
  '「また動いた。」',
])('knows the end of a sentence: %s', (text) => {
  expect(measure(text).endsSentence).toBe(true);
});
