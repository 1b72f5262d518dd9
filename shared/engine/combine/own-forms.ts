import { isBare, type BlockFeatures, type DocumentFeatures } from '../features';
import { isListItem, isQuoted } from '../line-shape';
import { findAnnounced, findUsualBare } from './own-forms/bare-lines';
import { findCode } from './own-forms/code';
import { findLabels, mayBeLabelled } from './own-forms/labels';
import { findLetterEnds } from './own-forms/letter';
import { findRefrains } from './own-forms/refrains';
import { findSceneBreaks, findSpeech, isStars } from './own-forms/story';
import {
  findListItems,
  findNumbered,
  findSections,
  findTableRows,
  isNumbered,
  isRow,
} from './own-forms/structure';
import { findDated, findTimed, isDated, isTimed } from './own-forms/times';
import { roundConfidence, type Flag } from '../../model/flag';
import { flagKinds, type FlagKind } from '../../model/kind';
import { blockAt } from './claims';

/** A form of lines that a text may use throughout, and that leftovers have by accident. */
interface OwnForm {
  readonly words: string;
  /** Claims of these kinds go by the form of a line, which is no evidence here. */
  readonly kinds: ReadonlySet<FlagKind>;
  /** Chance makes such a line read like a leftover, so that its wording is no evidence either. */
  readonly whateverWording?: true;
  /** Lines that do not look like this are not of the form: most are let go by it, before the others are looked at. */
  readonly looks?: (block: BlockFeatures) => boolean;
  /** Surer claims stand: a line on most pages of a site is its template whatever it heads. */
  readonly below?: number;
  /** The blocks of this form, where the document is full of them. */
  readonly find: (features: DocumentFeatures, flagged: ReadonlySet<number>) => Iterable<number>;
}

const byLooks: readonly FlagKind[] = ['caption', 'related'];

const forms: readonly OwnForm[] = [
  {
    words: 'a row of a table',
    kinds: new Set(flagKinds),
    whateverWording: true,
    looks: isRow,
    find: findTableRows,
  },
  {
    words: 'one of many entries with their times',
    kinds: new Set(flagKinds),
    whateverWording: true,
    looks: isTimed,
    find: findTimed,
  },
  {
    words: 'one of many entries with their dates',
    kinds: new Set([...byLooks, 'metadata', 'duplicate']),
    looks: isDated,
    find: findDated,
  },
  {
    words: 'one of several numbered headings',
    kinds: new Set([...byLooks, 'metadata']),
    looks: isNumbered,
    find: findNumbered,
  },
  {
    words: 'one of several labels with what belongs to them',
    kinds: new Set(['caption', 'related', 'metadata']),
    looks: mayBeLabelled,
    find: findLabels,
  },
  { words: 'a refrain', kinds: new Set([...byLooks, 'duplicate', 'metadata']), find: findRefrains },
  {
    words: 'a line of the program that the document shows',
    kinds: new Set([...byLooks, 'junk', 'embed', 'counter', 'ui', 'metadata', 'duplicate']),
    whateverWording: true,
    find: findCode,
  },
  {
    words: 'something that somebody says',
    kinds: new Set(['ui', 'share', 'promo', 'counter', 'advert', 'policy', 'related']),
    whateverWording: true,
    looks: isQuoted,
    find: findSpeech,
  },
  {
    words: 'the heading of a section',
    kinds: new Set(['template']),
    below: 0.9,
    looks: isBare,
    find: findSections,
  },
  {
    words: 'a break between two scenes',
    kinds: new Set(['junk']),
    looks: isStars,
    find: findSceneBreaks,
  },
  {
    words: 'the head or the foot of a letter',
    kinds: new Set([...byLooks, 'metadata', 'duplicate']),
    find: findLetterEnds,
  },
  {
    words: 'an entry of a list',
    kinds: new Set(['caption', 'off-topic']),
    looks: isListItem,
    find: findListItems,
  },
  {
    words: 'what the line with the colon announces',
    kinds: new Set([...byLooks, 'junk']),
    find: findAnnounced,
  },
  {
    words: 'one of many lines here without a full stop',
    kinds: new Set(['caption']),
    looks: isBare,
    find: findUsualBare,
  },
];

/** Those that claims of a kind may be damped by. */
const formsOfKind = new Map(
  flagKinds.map((kind) => [kind, forms.filter(({ kinds }) => kinds.has(kind))]),
);

/** Rules that know the form of a line rather than its wording. */
const formRules = new Set(['date-at-edge', 'date-alone', 'clock-alone', 'bracketed-source']);
/** Less than this is not shown by default: such blocks are taken for text. */
const doubted = 0.4;
/** So much of the confidence is left. */
const damping = 0.4;

/**
 * Flags for the form of a line count little where that form is the document's own: tables, chats and live
 * blogs with their times, glossaries, songs, programs. Exact wording of buttons and posts counts everywhere.
 */
export function dampOwnForms(flags: readonly Flag[], features: DocumentFeatures): Flag[] {
  const flagged = new Set<number>();
  for (const { start, confidence } of flags)
    if (confidence >= doubted) flagged.add(blockAt(features.blocks, start));
  const found = new Map<OwnForm, ReadonlySet<number>>();
  const isOf = (form: OwnForm, block: number): boolean => {
    let blocks = found.get(form);
    if (!blocks) found.set(form, (blocks = new Set(form.find(features, flagged))));
    return blocks.has(block);
  };
  return flags.map((flag) => {
    if (flag.confidence < doubted) return flag;
    const block = blockAt(features.blocks, flag.start);
    const worded = isWorded(flag);
    const form = formsOfKind.get(flag.kind)!.find((each) => {
      return (
        mayDamp(each, flag, worded) && looksLike(each, features.blocks[block]) && isOf(each, block)
      );
    });
    if (form === undefined) return flag;
    const confidence = roundConfidence(damping * flag.confidence);
    return { ...flag, confidence, reason: `${flag.reason}; but it may be ${form.words}` };
  });
}

function mayDamp(
  { whateverWording, below = 1 }: OwnForm,
  { confidence }: Flag,
  worded: boolean,
): boolean {
  return confidence < below && (whateverWording === true || !worded);
}

function looksLike({ looks }: OwnForm, block: BlockFeatures | undefined): boolean {
  return block === undefined || looks === undefined || looks(block);
}

/** A rule knows the wording, be it as the second to speak. */
function isWorded({ kind, evidence, also = [] }: Flag): boolean {
  if (evidence?.rule !== undefined) return !formRules.has(evidence.rule);
  return kind === 'template' && also.some(({ detector }) => detector.startsWith('rules@'));
}
