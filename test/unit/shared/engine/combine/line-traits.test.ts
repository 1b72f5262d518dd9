import { expect, test } from 'vitest';
import { measureDocument } from '../../../../../shared/engine/features';
import {
  describesPicture,
  labelWords,
  pointsAtPicture,
} from '../../../../../shared/engine/combine/line-traits';
import { segment } from '../../../../../shared/engine/segment';

test.each([
  ['Ada Pole (left) on the quay', true],
  ['Ada Pole, pictured, on the quay', true],
  ['Her son (right) pays the fare', true],
  ['The ferry (shown in the map above)', true],
  ['She left the quay', false],
  ['The ferry (a steamer) sails', false],
])('"%s" points at a picture: %s', (text, expected) => {
  expect(pointsAtPicture(text)).toBe(expected);
});

test.each([
  ['Ada Pole poses with the prize cod', true],
  ['The mayor speaks at the opening', true],
  ['Ada Pole was late for the ferry', false],
])('"%s" describes a picture: %s', (text, expected) => {
  expect(describesPicture(text)).toBe(expected);
});

test.each([
  ['Full steam: The ferry leaves', 2],
  ['‘Never again’: The mayor on the quay', 2],
  ['https://example.org: the pier', 0],
  ['The ferry left. It is gone: nobody knows', 0],
  ['No label here', 0],
])('the label of "%s" has %i words', (text, words) => {
  const { blocks } = measureDocument({ id: 'a', text, blocks: segment(text) });
  expect(labelWords(blocks[0]!)).toBe(words);
});
