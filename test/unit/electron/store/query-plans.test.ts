import { describe, expect, test } from 'vitest';
import { getBatchCounts, getPlacedTo } from '../../../../electron/store/batches';
import {
  getBulkDecision,
  listBulkCuts,
  listBulkDecisions,
} from '../../../../electron/store/bulk-decisions';
import { findBlockRun, listBlockHashes, listBlocks } from '../../../../electron/store/blocks';
import { listCountedFlags } from '../../../../electron/store/counted-flags';
import type { WriteDb } from '../../../../electron/store/database';
import { listDecidedFlags } from '../../../../electron/store/decided-flags';
import {
  copyDecisions,
  listDocumentDecisions,
  replayDecisions,
} from '../../../../electron/store/decisions';
import { getDocumentRow, listFilteredDocumentIds } from '../../../../electron/store/document-lists';
import { getDocument, holdsRecord, listDocumentIds } from '../../../../electron/store/documents';
import { findDocumentId, hasUid, listIdentities } from '../../../../electron/store/document-uids';
import { eachText } from '../../../../electron/store/document-bodies';
import { listClaimsAt, replaceFlags } from '../../../../electron/store/flags';
import { listDocumentOrigins } from '../../../../electron/store/document-origins';
import {
  listCountedDocuments,
  listDocumentStates,
} from '../../../../electron/store/document-states';
import { isOriginal, listCopies } from '../../../../electron/store/copies';
import {
  countLanguages,
  countSites,
  countStates,
} from '../../../../electron/store/document-facets';
import { listStepMarks } from '../../../../electron/store/marks';
import {
  countGroup,
  eachSketch,
  getSketch,
  listGroup,
} from '../../../../electron/store/near-duplicates';
import { getNote, listNotes } from '../../../../electron/store/notes';
import { isKeptIn, listKeptDocumentIds } from '../../../../electron/store/kept-documents';
import {
  countOpenByDocument,
  listOpenKinds,
  sumOpenKinds,
} from '../../../../electron/store/open-kinds';
import { listProblems } from '../../../../electron/store/problems';
import { listReadChoices } from '../../../../electron/store/read-choices';
import { listSourcePaths } from '../../../../electron/store/source-files';
import { listSourceRoots } from '../../../../electron/store/source-roots';
import {
  countPlacesIn,
  getOccurrences,
  listBlockPlaces,
  listOpeningBlocks,
  listRepeatedHashes,
} from '../../../../electron/store/repeated-blocks';
import { countRuleCuts, listRuleCuts } from '../../../../electron/store/rule-cuts';
import { getRule, listRules } from '../../../../electron/store/rules';
import {
  countRestItems,
  getSample,
  listRestItems,
  listSampleItems,
  newestSample,
} from '../../../../electron/store/samples';
import { firstUndoneStep, lastDoneStep } from '../../../../electron/store/steps';
import { listSuggestionAnswers } from '../../../../electron/store/suggestion-answers';
import {
  getVerdict,
  letDecisionsStand,
  listDecidedDocuments,
  listVerdictsAt,
  rebuildVerdicts,
} from '../../../../electron/store/verdicts';
import { temporaryWorkspace } from '../../../support/temporary-workspace';

const queries: Readonly<Record<string, (db: WriteDb) => unknown>> = {
  getBatchCounts: (db) => getBatchCounts(db, 1),
  listDocumentIds: (db) => listDocumentIds(db, 1),
  listFilteredDocumentIds: (db) => listFilteredDocumentIds(db, 1, {}),
  'those that are open': (db) => listFilteredDocumentIds(db, 1, { state: 'open' }),
  'those that are done': (db) => listFilteredDocumentIds(db, 1, { state: 'done' }),
  'those that are excluded': (db) => listFilteredDocumentIds(db, 1, { state: 'excluded' }),
  'those that are copies': (db) => listFilteredDocumentIds(db, 1, { state: 'copies' }),
  'those of a kind': (db) => listFilteredDocumentIds(db, 1, { kind: 'ui' }),
  'those of a band': (db) => listFilteredDocumentIds(db, 1, { band: 'check' }),
  'those of a site': (db) => listFilteredDocumentIds(db, 1, { site: 'a', name: 'x' }),
  'those without a site': (db) => listFilteredDocumentIds(db, 1, { site: null, state: 'open' }),
  'those of everything': (db) =>
    listFilteredDocumentIds(db, 1, { state: 'open', kind: 'ui', band: 'check', site: 'a' }),
  'those in a language': (db) => listFilteredDocumentIds(db, 1, { language: 'de' }),
  'those that are damaged': (db) => listFilteredDocumentIds(db, 1, { state: 'damaged' }),
  countLanguages: (db) => countLanguages(db, 1),
  listReadChoices: (db) => listReadChoices(db, 1),
  listCopies: (db) => listCopies(db, { id: 2, copyOf: 1 }, 20),
  isOriginal: (db) => isOriginal(db, 1, 'x'),
  hasUid: (db) => hasUid(db, 1, 'x'),
  getSketch: (db) => getSketch(db, 1),
  listGroup: (db) => listGroup(db, 1, 20),
  countGroup: (db) => countGroup(db, 1),
  countStates: (db) => countStates(db, 1),
  countSites: (db) => countSites(db, 1),
  sumOpenKinds: (db) => sumOpenKinds(db, 1),
  listNotes: (db) => listNotes(db, 1),
  getNote: (db) => getNote(db, 1, { start: 0, end: 9 }),
  getDocument: (db) => getDocument(db, 1),
  getDocumentRow: (db) => getDocumentRow(db, 1),
  'one under a filter': (db) => getDocumentRow(db, 1, { kind: 'ui', band: 'check' }),
  findDocumentId: (db) => findDocumentId(db, 1, 'x'),
  holdsRecord: (db) => holdsRecord(db, { batchId: 1, path: 'a', sortKey: 'a', recordNumber: 0 }),
  listBlocks: (db) => listBlocks(db, 1),
  listBlockPlaces: (db) => listBlockPlaces(db, 1, 2),
  getPlacedTo: (db) => getPlacedTo(db, 1),
  findBlockRun: (db) => findBlockRun(db, 1, { start: 0, end: 9 }),
  listRepeatedHashes: (db) => listRepeatedHashes(db, 1, { after: 0, below: 9 }, 100),
  countPlacesIn: (db) => countPlacesIn(db, 1, 5, new Set([1, 2])),
  getOccurrences: (db) => getOccurrences(db, 1, 2),
  listDecidedFlags: (db) => listDecidedFlags(db, 1),
  getVerdict: (db) => getVerdict(db, 1, { start: 0, end: 9 }),
  copyDecisions: (db) => copyDecisions(db, 1, 2),
  rebuildVerdicts: (db) => rebuildVerdicts(db, 1),
  listStepMarks: (db) => listStepMarks(db, 1),
  listDocumentDecisions: (db) => listDocumentDecisions(db, 1),
  lastDoneStep: (db) => lastDoneStep(db, 1),
  firstUndoneStep: (db) => firstUndoneStep(db, 1),
  listProblems: (db) => listProblems(db, 1),
  listSourcePaths: (db) => listSourcePaths(db, 1),
  listSourceRoots: (db) => listSourceRoots(db, 1),
  getRule: (db) => getRule(db, 1),
  listRules: (db) => listRules(db, 1),
  listKeptDocumentIds: (db) => listKeptDocumentIds(db, 1),
  isKeptIn: (db) => isKeptIn(db, 1),
  countOpenByDocument: (db) => countOpenByDocument(db, 1, { kind: 'ui', band: 'check' }),
  listBulkCuts: (db) => listBulkCuts(db, 1),
  listBulkDecisions: (db) => listBulkDecisions(db, 1),
  getSample: (db) => getSample(db, 1),
  newestSample: (db) => newestSample(db, 1, 'cuts'),
  listSampleItems: (db) => listSampleItems(db, 1, 0, 10),
  listRestItems: (db) => listRestItems(db, 1, 0, 10),
  countRestItems: (db) => countRestItems(db, 1, 0, 10),
  getBulkDecision: (db) => getBulkDecision(db, 1),
  listRuleCuts: (db) => listRuleCuts(db, 1),
  countRuleCuts: (db) => countRuleCuts(db, 1),
  listSuggestionAnswers: (db) => listSuggestionAnswers(db, 1),
};

/** What is looked up for many things at once goes over the list of them, and nothing else. */
const listed: Readonly<Record<string, (db: WriteDb) => unknown>> = {
  listOpeningBlocks: (db) => listOpeningBlocks(db, 1, 5),
  eachSketch: (db) => [...eachSketch(db, [1])],
  listCountedFlags: (db) => listCountedFlags(db, [1]),
  listOpenKinds: (db) => listOpenKinds(db, [1]),
  listCountedDocuments: (db) => listCountedDocuments(db, [1]),
  listDecidedDocuments: (db) => listDecidedDocuments(db, [1]),
  replaceFlags: (db) => replaceFlags(db, [{ documentId: 1, flags: [] }]),
  listIdentities: (db) => listIdentities(db, [1]),
  listBlockHashes: (db) => listBlockHashes(db, [1]),
  listDocumentOrigins: (db) => listDocumentOrigins(db, [1]),
  listDocumentStates: (db) => listDocumentStates(db, [1]),
  eachText: (db) => [...eachText(db, [1])],
  listClaimsAt: (db) => listClaimsAt(db, [{ documentId: 1, start: 0, end: 9 }]),
  listVerdictsAt: (db) => listVerdictsAt(db, [{ documentId: 1, start: 0, end: 9 }]),
  'replayDecisions, undo': (db) => replayDecisions(db, { ...replay, action: 'undo' }),
  'replayDecisions, redo': (db) => replayDecisions(db, { ...replay, action: 'redo' }),
  letDecisionsStand: (db) => letDecisionsStand(db, { stepId: 1, action: 'decide' }),
};

const replay = { stepId: 1, actor: 'curator', decidedAt: '' } as const;

/** Every statement that `run` prepares, with the steps of its plan. */
function plansOf(db: WriteDb, run: (db: WriteDb) => unknown): string[] {
  const prepared: string[] = [];
  const recording = new Proxy(db, {
    get(target, name) {
      if (name !== 'prepare') return Reflect.get(target, name) as unknown;
      return (sql: string) => {
        prepared.push(sql);
        return target.prepare(sql);
      };
    },
  });
  run(recording);
  return prepared.flatMap((sql) => {
    const parameters = Array.from({ length: sql.split('?').length - 1 }, () => 1);
    const steps = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as {
      detail: string;
    }[];
    return steps.map(({ detail }) => detail);
  });
}

describe('queries', () => {
  test.each(Object.keys(queries))('%s uses an index and sorts nothing', (name) => {
    const { db } = temporaryWorkspace();
    const plans = plansOf(db, queries[name]!);
    expect(plans).not.toEqual([]);
    expect(plans.filter((step) => /^SCAN|TEMP B-TREE/.test(step))).toEqual([]);
  });

  test.each(Object.keys(listed))('%s goes through no table', (name) => {
    const { db } = temporaryWorkspace();
    const plans = plansOf(db, listed[name]!);
    expect(plans).not.toEqual([]);
    expect(
      plans.filter((step) => /^SCAN/.test(step) && !/^SCAN wanted VIRTUAL/.test(step)),
    ).toEqual([]);
  });

  test('the plan of a query without an index would be seen', () => {
    const { db } = temporaryWorkspace();
    const plans = plansOf(db, (recording) =>
      recording.prepare('SELECT path FROM document ORDER BY title'),
    );
    expect(plans.join('\n')).toMatch(/SCAN[^]*TEMP B-TREE/);
  });
});
