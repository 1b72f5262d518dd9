import type { Detector } from '../detector';
import { matchRules } from '../match-rules';

/** Runs the rule packs: leftovers known by their wording. */
export const rules: Detector = {
  id: 'rules',
  version: 1,
  label: 'Known wording',
  summary: 'The line is worded like a known leftover of pages; the rule that says so is named.',
  examples: {
    flags: [
      { text: 'The ferry sails again.\nComments (12)', flagged: ['Comments (12)'] },
      { text: 'Share this:\nThe ferry sails again.', flagged: ['Share this:'] },
    ],
    keeps: [
      { text: 'The mayor asked for comments on the plan.', flagged: [] },
      { text: 'Share this bread with whoever is hungry, she said.', flagged: [] },
    ],
  },
  *detect(_document, { features, rules: index }) {
    for (const { rule, start, end } of matchRules(index, features)) {
      const { kind, confidence: score, reason, id } = rule;
      yield { start, end, kind, score, reason, evidence: { rule: id } };
    }
  },
};
