import { expect, test } from 'vitest';
import type { DetectContext } from '../../../../../shared/engine/detector';
import { junk } from '../../../../../shared/engine/detectors/junk';
import { measureDocument } from '../../../../../shared/engine/features';
import { segment } from '../../../../../shared/engine/segment';

test.each([
  'window.ads.show;',
  'document.cookie;',
  "show('banner', 2);",
  'css@import "a";',
  'red!important;',
  '<!-- end of article -->',
  "$('a').hide;",
])('a stray line of script or markup is known by its signs: %s', (line) => {
  const text = `The ferry sails.\n${line}`;
  const document = { id: 'a', text, blocks: segment(text) };
  const context = { features: measureDocument(document) } as DetectContext;
  const hits = [...junk.detect(document, context)];
  expect(hits.map(({ start, end }) => text.slice(start, end))).toEqual([line]);
});
