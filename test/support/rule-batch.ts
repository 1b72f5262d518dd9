import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createClient } from '../../shared/ipc/client';
import type { Client } from '../../shared/ipc/contract';
import type { RuleRow, SuggestionList } from '../../shared/ipc/rule-shapes';
import type { Verdict } from '../../shared/model/decision';
import { DirectTransport } from './direct-transport';
import { untilJobEnds } from './run-job';
import { temporaryFolder } from './temporary-folder';

const ferryProse = 'The ferry came in an hour late, and nobody on the quay could say why it had.';

/** Pages of a gazette, each with a line of its own between its paragraphs. */
export async function aRuleBatch(lines: readonly string[]) {
  const folder = temporaryFolder();
  const transport = new DirectTransport(folder);
  onTestFinished(() => transport.backend.close());
  const client = createClient(transport);
  const crawl = join(folder, 'crawl');
  mkdirSync(join(crawl, 'gazette'), { recursive: true });
  const add = (from: readonly string[], first = 0) =>
    from.forEach((line, at) => {
      const text = `${ferryProse} ${first + at}\n${line}\n${ferryProse}\n`;
      writeFileSync(join(crawl, 'gazette', `page-${first + at + 10}.txt`), text);
    });
  add(lines);
  await client.workspace.create({ path: join(folder, 'work.winnow') });
  const ended = untilJobEnds(client);
  const { batchId } = await client.batches.import({ paths: [crawl] });
  await ended;
  const ids = await client.documents.list({ batchId });
  return { folder, crawl, client, batchId, ids, add };
}

/** Decides a whole line of a document. */
export async function decideLine(
  client: Client,
  documentId: number,
  line: string,
  verdict: Verdict,
) {
  const { text } = await client.documents.open({ documentId });
  const start = text.indexOf(line);
  const spans = [{ start, end: start + line.length }];
  return client.review.decide({ documentId, spans, verdict });
}

/** The suggestions, as soon as the lines of the batch are read. */
export async function suggestionsOf(client: Client, batchId: number): Promise<SuggestionList> {
  for (;;) {
    const list = await client.rules.suggestions({ batchId });
    if (list.ready) return list;
    await new Promise<void>((resolve) => {
      const stop = client.rules.onChanged(() => {
        stop();
        resolve();
      });
    });
  }
}

export async function cleanTexts(client: Client, ids: readonly number[]): Promise<string[]> {
  const clean = await Promise.all(ids.map((documentId) => client.documents.clean({ documentId })));
  return clean.map(({ text }) => text);
}

/** The newest rule of the batch, as soon as it is as wanted. */
export async function untilRule(
  client: Client,
  batchId: number,
  isWanted: (rule: RuleRow) => boolean,
): Promise<RuleRow> {
  for (;;) {
    const [rule] = await client.rules.list({ batchId });
    if (rule && isWanted(rule)) return rule;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
