/** Enough to make the way to a worker worth while, never very much text. */
const mostDocuments = 16;
const mostCharacters = 250_000;

/** The same where documents are named instead of sent: workers wait less often for this thread. */
export const mostNamedDocuments = 64;

/** True for documents that are handed to a worker together when no more are to be added. */
export function isFullChunk(documents: number, characters: number, most = mostDocuments): boolean {
  return documents >= most || characters >= mostCharacters;
}
