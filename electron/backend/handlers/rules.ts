import { AppError } from '../../../shared/errors/app-error';
import type { BackendHandlers } from '../../../shared/ipc/contract';
import type { SuggestionList } from '../../../shared/ipc/rule-shapes';
import { checkRule } from '../../operations/rules/check-rule';
import { describeSuggestions } from '../../operations/rules/describe-suggestions';
import { listHits } from '../../operations/rules/list-hits';
import { previewRule } from '../../operations/rules/preview-rule';
import { insertDrafts, readRuleFile, writeRuleFile } from '../../operations/rules/rule-files';
import type { RuleContext } from '../../operations/rules/rule-hits';
import {
  describeRule,
  knownRule,
  reviseRule,
  switchRule,
} from '../../operations/rules/switch-rule';
import { transact } from '../../store/database';
import { getRule, insertRule, listRules } from '../../store/rules';
import { recallSuggestions, setSuggestionAnswer } from '../../store/suggestion-answers';
import { knownBatch, type BackendContext } from '../backend-context';

export function ruleHandlers(context: BackendContext): BackendHandlers['rules'] {
  const { session, jobs, rules: desk, now } = context;

  /** A rule of a batch that nothing is written to meanwhile. */
  async function open(batchId: number) {
    if (jobs.busy) throw new AppError('JOB_RUNNING');
    return desk.open(knownBatch(context, batchId).id);
  }

  /** A look that changes nothing: the next one takes its place. */
  async function look(batchId: number): Promise<RuleContext> {
    return { ...desk.contextOf(await open(batchId)), isLook: true };
  }

  function suggestions(batchId: number): SuggestionList {
    const known = jobs.busy ? undefined : desk.peek(knownBatch(context, batchId).id);
    if (!known) return { ready: false, suggestions: [], later: 0 };
    return { ready: true, ...describeSuggestions(session.readDb, known.book, known.suggestions) };
  }

  /** Switches a rule, and takes over what that changed. */
  async function change(
    ruleId: number,
    work: (switching: Parameters<typeof switchRule>[3]) => ReturnType<typeof switchRule>,
  ) {
    const opened = await open(knownRule(session.readDb, ruleId).batchId);
    const changed = await work({ ...desk.contextOf(opened), now: now() });
    desk.touch(changed.decided.documents.map(({ documentId }) => documentId));
    return changed;
  }

  return {
    list: ({ batchId }) =>
      listRules(session.readDb, knownBatch(context, batchId).id)
        .toReversed()
        .sort((a, b) => Number(a.state === 'retired') - Number(b.state === 'retired'))
        .map((rule) => describeRule(session.readDb, rule)),
    suggestions: ({ batchId }) => suggestions(batchId),
    hits: async ({ batchId, definition, state, from }) => {
      const context = await look(batchId);
      return listHits(session.readDb, { rule: definition, state, from }, context);
    },
    preview: async ({ batchId, definition, ruleId }) => {
      const context = await look(batchId);
      return previewRule(session.readDb, { rule: definition, ruleId }, context);
    },
    create: async ({ batchId, definition, suggestion }) => {
      await checkRule(definition, desk.patterns.match);
      const id = transact(session.db, () =>
        insertRule(session.db, {
          batchId: knownBatch(context, batchId).id,
          origin: suggestion === undefined ? 'curator' : 'suggestion',
          createdAt: now(),
          definition,
        }),
      );
      return describeRule(session.readDb, getRule(session.readDb, id)!);
    },
    revise: ({ ruleId, definition }) =>
      change(ruleId, (switching) => reviseRule(session.db, ruleId, definition, switching)),
    setState: ({ ruleId, state }) =>
      change(ruleId, (switching) => switchRule(session.db, ruleId, state, switching)),
    answer: ({ batchId, suggestion, answer, reason }) => {
      const { id } = knownBatch(context, batchId);
      transact(session.db, () =>
        setSuggestionAnswer(session.db, {
          batchId: id,
          suggestion,
          answer,
          reason,
          answeredAt: now(),
        }),
      );
      return suggestions(id);
    },
    recall: ({ batchId }) => {
      const { id } = knownBatch(context, batchId);
      transact(session.db, () => recallSuggestions(session.db, id));
      return suggestions(id);
    },
    importFile: async ({ batchId, path }) => {
      const { id } = knownBatch(context, batchId);
      const definitions = await readRuleFile(path, desk.patterns.match);
      return insertDrafts(session.db, id, definitions, now()).map((rule) =>
        describeRule(session.readDb, rule),
      );
    },
    exportFile: async ({ batchId, path }) => ({
      written: await writeRuleFile(session.readDb, knownBatch(context, batchId).id, path),
    }),
  };
}
