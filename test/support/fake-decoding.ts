import type { BackendHandlers } from '../../shared/ipc/contract';

/** Calls about encodings, as a backend answers them that has nothing to decode anew. */
export const fakeDecoding: Pick<
  BackendHandlers['documents'],
  'previewDecoding' | 'decodeAnew' | 'lost' | 'settleLost'
> = {
  previewDecoding: () => ({
    possible: true,
    encoding: 'utf-8',
    text: '',
    damage: { lost: 0, odd: 0 },
    inSite: 1,
  }),
  decodeAnew: () => ({ jobId: 'decode' }),
  lost: () => [],
  settleLost: () => false,
};
