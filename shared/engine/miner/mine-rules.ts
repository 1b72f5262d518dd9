import type { FlagKind } from '../../model/kind';
import type { RuleDefinition } from '../../model/rule';
import { findRising } from '../search-rising';
import { hashText } from '../text-hash';
import { isLabel } from './line-forms';
import { keyNames, type KeyName, type LineIndex } from './line-index';
import { ruleLadder } from './rule-ladder';
import type { RuleTallies } from './rule-tallies';
import { countDocuments, type RuleTally, type TextOf } from './tally-rule';

/** A rule with what it would do. */
export interface Rung {
  readonly rule: RuleDefinition;
  readonly tally: RuleTally;
}

/** A rule that the decisions speak for, with narrower and wider ones to choose instead. */
export interface Suggestion {
  /** The same evidence and ladder have the same id everywhere. */
  readonly id: string;
  /** Entries that were confirmed and made the suggestion. */
  readonly evidence: readonly number[];
  /** From the most specific to the most general rule; each does something that the one before does not. */
  readonly ladder: readonly Rung[];
  /** Place in the ladder of the one to look at first: the weakest that covers the evidence and gains. */
  readonly chosen: number;
}

export interface MineInput {
  readonly index: LineIndex;
  /** Has to follow what is set in the index. */
  readonly tallies: RuleTallies;
  readonly textOf: TextOf;
  /** Kind under which a confirmed entry was cut. */
  readonly kindOf: (entry: number) => FlagKind;
}

/** Confirmed lines from which a rule is made. */
const leastSupport = 2;
/** Share of unflagged lines above which a beginning or end is no rule, where no sign marks it. */
const mostPlain = 0.95;
/** The same where it was confirmed on several sites: what sites share is mostly language. */
const mostPlainAcross = 0.5;
/** Lines that a ladder is made from; more of the same say nothing new. */
const mostEvidence = 200;

/** Forms that lines are gathered by, from narrow to wide. */
const families: readonly KeyName[] = keyNames;

/** Lines that read alike under one form: where a rule is looked for. */
export interface LineGroup {
  readonly family: KeyName;
  readonly key: number;
}

/** All suggestions that the confirmed lines of a batch give rise to, those that gain most first. */
export function mineRules(input: MineInput): Suggestion[] {
  return mineAround(input, confirmedEntries(input.index));
}

/** Entries that a curator confirmed. */
export function confirmedEntries(index: LineIndex): number[] {
  const confirmed: number[] = [];
  for (let entry = 0; entry < index.entries; entry++) {
    if (index.state(entry) === 'confirmed') confirmed.push(entry);
  }
  return confirmed;
}

/**
 * The suggestions to which these lines belong: what has to be looked at anew after something else
 * stands on them. Mining around all confirmed lines is mining the batch.
 */
export function mineAround(input: MineInput, entries: readonly number[]): Suggestion[] {
  const found = new Map<string, Suggestion>();
  for (const { suggestion } of mineGroups(input, groupsAround(input.index, entries))) {
    if (suggestion) found.set(suggestion.id, suggestion);
  }
  return [...found.values()].sort(compareGain);
}

/** All groups that these lines are in, each once. */
export function groupsAround(index: LineIndex, entries: readonly number[]): LineGroup[] {
  const groups = new Map<string, LineGroup>();
  for (const entry of entries) {
    for (const family of families) {
      const key = index.key(family, entry);
      if (!Number.isNaN(key)) groups.set(groupName({ family, key }), { family, key });
    }
  }
  return [...groups.values()];
}

/** What was found in a group. */
export interface MinedGroup {
  readonly group: LineGroup;
  /** The first of its confirmed lines, where they are enough for a rule. */
  readonly first: number | undefined;
  readonly suggestion: Suggestion | undefined;
}

/** Tells groups apart. */
export function groupName({ family, key }: LineGroup): string {
  return `${family} ${key}`;
}

/**
 * Looks at group after group, so that a caller with other work can pause. Many may lead to the same
 * suggestion.
 */
export function* mineGroups(
  input: MineInput,
  groups: readonly LineGroup[],
): Generator<MinedGroup, void, undefined> {
  for (const group of groups) {
    const confirmed = input.index.find(group.family, group.key, 'confirmed');
    const first = confirmed.length < leastSupport ? undefined : confirmed[0];
    yield { group, first, suggestion: suggestFrom(input, confirmed) };
  }
}

/** Documents that a line nobody decided has to recur in, to be suggested. */
const leastDocuments = 5;

/**
 * Suggestions from lines that recur and that too few were cut of yet to speak for a rule, and none
 * kept: lines of one template, flagged in several documents. They have no evidence but themselves.
 * Looks at the templates of these entries, or at all. Yields `undefined` for templates that give
 * none, so that a caller can pause.
 */
export function* mineRecurring(
  input: MineInput,
  entries: Iterable<number> = allEntries(input.index),
): Generator<Suggestion | undefined, void, undefined> {
  const { index } = input;
  const looked = new Set<number>();
  for (const entry of entries) {
    const key = index.key('template', entry);
    const state = index.state(entry);
    if ((state !== 'open' && state !== 'confirmed') || looked.has(key)) continue;
    looked.add(key);
    const alike = index.find('template', key);
    const recurs = isUndecided(index, alike) && countDocuments(index, alike) >= leastDocuments;
    const open = () => alike.filter((twin) => index.state(twin) === 'open');
    yield recurs ? suggestFrom(input, open()) : undefined;
  }
}

function* allEntries({ entries }: LineIndex): Generator<number, void, undefined> {
  for (let entry = 0; entry < entries; entry++) yield entry;
}

/** True as long as the decisions give no suggestion of their own, and none speaks against one. */
function isUndecided(index: LineIndex, entries: readonly number[]): boolean {
  const states = entries.map((entry) => index.state(entry));
  const confirmed = states.filter((state) => state === 'confirmed').length;
  return confirmed < leastSupport && !states.includes('rejected');
}

/** Undecided lines that the rung would cut. */
export function gainOf({ tally }: Rung): number {
  return tally.states.open + tally.states.plain;
}

/** Order of suggestions: those that gain most first. */
export function compareGain(a: Suggestion, b: Suggestion): number {
  const gain = gainOf(b.ladder[b.chosen]!) - gainOf(a.ladder[a.chosen]!);
  return gain || (a.id < b.id ? -1 : 1);
}

/**
 * A rule is found from some lines, but speaks for all that it matches: the evidence grows until the
 * rule to look at first matches no other line of the same state, so that a suggestion is the same
 * whichever line it was found from.
 */
function suggestFrom(input: MineInput, lines: readonly number[]): Suggestion | undefined {
  const state = lines.length === 0 ? 'confirmed' : input.index.state(lines[0]!);
  for (let evidence = lines; ;) {
    const suggestion = climb(input, evidence);
    if (!suggestion) return undefined;
    const { hits } = suggestion.ladder[suggestion.chosen]!.tally;
    const all = hits.filter((entry) => input.index.state(entry) === state);
    if (all.length === evidence.length) return suggestion;
    evidence = all;
  }
}

function climb(input: MineInput, evidence: readonly number[]): Suggestion | undefined {
  const { index, tallies, textOf } = input;
  if (evidence.length < leastSupport) return undefined;
  const sites = new Set(evidence.map((entry) => index.site(index.document(entry))));
  const rules = ruleLadder({
    lines: evidence.slice(0, mostEvidence).map(textOf),
    kind: commonKind(evidence.map(input.kindOf)),
    site: sites.size === 1 ? [...sites][0] : undefined,
  });
  const ladder = dropIdle(rules.map((rule) => ({ rule, tally: tallies.of(rule) })));
  const chosen = ladder.findIndex(
    (rung) =>
      gainOf(rung) > 0 &&
      rung.tally.states.rejected === 0 &&
      !isFarFetched(rung, sites.size > 1) &&
      covers(rung, evidence),
  );
  if (chosen < 0) return undefined;
  return { id: idOf(ladder[chosen]!.rule), evidence, ladder, chosen };
}

/** Beginnings and ends that mostly meet text which nobody flagged are chance. */
function isFarFetched({ rule, tally: { hits, states } }: Rung, isAcross: boolean): boolean {
  const { form, text } = rule;
  if ((form !== 'prefix' && form !== 'suffix') || isLabel(text, form)) return false;
  return states.plain > (isAcross ? mostPlainAcross : mostPlain) * hits.length;
}

/** Both rise. */
function covers({ tally: { hits } }: Rung, evidence: readonly number[]): boolean {
  if (evidence.length > hits.length) return false;
  return evidence.every((entry) => findRising(hits, entry) >= 0);
}

/** Without rungs that match no more than the one before: the narrower rule says the same. */
function dropIdle(rungs: readonly Rung[]): Rung[] {
  return rungs.filter((rung, at) => {
    const before = rungs.slice(0, at);
    return !before.some((other) => other.tally.hits.length === rung.tally.hits.length);
  });
}

function commonKind(kinds: readonly FlagKind[]): FlagKind {
  const counts = new Map<FlagKind, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0];
}

/** Stable over sessions, so that a suggestion that was turned down is known again. */
function idOf({ form, text, conditions }: RuleDefinition): string {
  return hashText(JSON.stringify([form, text, conditions.site ?? null])).toString(36);
}
