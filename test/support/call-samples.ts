import { expect } from 'vitest';
import type { Client } from '../../shared/ipc/contract';

/** Calls everything about samples once; what it decides is undone. */
export async function callSamples(client: Client, batchId: number): Promise<void> {
  const drawn = { batchId, filter: {}, wanted: 0.9, seed: 1 } as const;
  // Every line of so small a batch is flagged, be it with little confidence.
  const { shownConfidence } = await client.settings.get();
  await client.settings.set({ shownConfidence: 1 });
  const lines = await client.samples.begin({ ...drawn, purpose: 'missed' });
  await client.settings.set({ shownConfidence });
  expect(lines.next).not.toBeNull();
  const answer = { sampleId: lines.id, position: lines.next!.position, belongs: true };
  expect(await client.samples.answer(answer)).toMatchObject({ looked: 1, right: 1 });
  expect(await client.samples.want({ sampleId: lines.id, wanted: 0.95 })).toMatchObject({
    wanted: 0.95,
  });
  expect(await client.samples.current({ batchId, purpose: 'cuts' })).toBeNull();
  // Whatever was decided before is open again meanwhile.
  let steps = 2;
  for (const documentId of await client.documents.list({ batchId })) {
    const { flags: spans } = await client.documents.open({ documentId });
    const decided = spans.filter(({ verdict }) => verdict !== 'open');
    if (decided.length === 0) continue;
    const reopened = await client.review.decide({
      documentId,
      spans: decided.map(({ start, end }) => ({ start, end })),
      verdict: 'open',
    });
    if (reopened.changed > 0) steps++;
  }
  const { flags } = await client.samples.size({ batchId, filter: {} });
  const cuts = await client.samples.begin({ ...drawn, purpose: 'cuts' });
  expect(cuts.size).toBe(flags);
  expect(await client.samples.rest({ sampleId: cuts.id })).toEqual({ flags });
  expect(await client.samples.state({ sampleId: cuts.id })).toEqual(cuts);
  // Nothing is under way that it could stop.
  expect(await client.samples.stop({})).toBeNull();
  const finish = () => client.samples.finish({ sampleId: cuts.id, despite: true });
  await expect(finish()).rejects.toMatchObject({ code: 'SAMPLE_EMPTY' });
  const { documentId, start, end } = cuts.next!;
  await client.review.decide({ documentId, spans: [{ start, end }], verdict: 'rejected' });
  expect((await finish()).sample).toMatchObject({ looked: 1, right: 0, finished: true });
  for (; steps > 0; steps--) await client.review.undo({ batchId });
}
