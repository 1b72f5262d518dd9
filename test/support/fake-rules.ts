import type { BackendHandlers } from '../../shared/ipc/contract';
import type { RuleRow, RuleSuggestion } from '../../shared/ipc/rule-shapes';
import type { Decided } from '../../shared/ipc/shapes';

/** Rules and suggestions in memory, for tests of the window: what was answered goes from the list. */
export class FakeRules {
  rules: RuleRow[] = [];
  suggestions: RuleSuggestion[] = [];
  ready = true;
  readonly answered = new Map<string, string>();

  /** `decided` is what every change of a rule answers. */
  handlers(decided: () => Decided): BackendHandlers['rules'] {
    const list = () => ({
      ready: this.ready,
      suggestions: this.suggestions.filter(({ id }) => !this.answered.has(id)),
      later: [...this.answered.values()].filter((answer) => answer === 'later').length,
    });
    const change = (ruleId: number, to: Partial<RuleRow>) => {
      const rule = { ...this.rules.find(({ id }) => id === ruleId)!, ...to };
      this.rules = this.rules.map((one) => (one.id === ruleId ? rule : one));
      return { rule, decided: decided() };
    };
    const add = (definition: RuleRow['definition'], origin: RuleRow['origin']): RuleRow => {
      const rule: RuleRow = {
        id: this.rules.length + 1,
        version: 1,
        state: 'draft',
        origin,
        definition,
        createdAt: '2026-01-01T00:00:00.000Z',
        cuts: 0,
        documents: 0,
        remark: null,
      };
      this.rules = [rule, ...this.rules];
      return rule;
    };
    return {
      list: () => this.rules,
      suggestions: list,
      hits: () => ({ total: 0, hits: [] }),
      preview: () => ({
        tally: {
          ...{ confirmed: 0, rejected: 0, open: 0, machine: 0, plain: 0 },
          ...{ documents: 0, sites: 0, precision: null },
        },
        ...{ newCuts: 0, newDocuments: 0, newCharacters: 0, lostCuts: 0, conflicts: 0 },
        ...{ heavy: [], heavyDocuments: 0, remarks: [] },
      }),
      create: ({ definition, suggestion }) =>
        add(definition, suggestion === undefined ? 'curator' : 'suggestion'),
      revise: ({ ruleId, definition }) => {
        const { version } = this.rules.find(({ id }) => id === ruleId)!;
        return change(ruleId, { definition, version: version + 1 });
      },
      setState: ({ ruleId, state }) => change(ruleId, { state }),
      answer: ({ suggestion, answer }) => {
        this.answered.set(suggestion, answer);
        return list();
      },
      recall: () => {
        for (const [id, answer] of this.answered) if (answer === 'later') this.answered.delete(id);
        return list();
      },
      importFile: () => [],
      exportFile: () => ({ written: this.rules.length }),
    };
  }
}
