import type { Detector } from '../detector';
import { byline } from './byline';
import { caption } from './caption';
import { contact } from './contact';
import { copiedBlock } from './copied-block';
import { embed } from './embed';
import { junk } from './junk';
import { menu } from './menu';
import { offTopic } from './off-topic';
import { recurringLine } from './recurring-line';
import { repeatedTitle } from './repeated-title';
import { rules } from './rules';
import { teaserList } from './teaser-list';

/** All detectors, in the order in which they run. A new detector gets its line here. */
export const detectors: readonly Detector[] = [
  rules,
  repeatedTitle,
  copiedBlock,
  recurringLine,
  caption,
  byline,
  contact,
  teaserList,
  menu,
  junk,
  embed,
  offTopic,
];
