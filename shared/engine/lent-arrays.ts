/** Arrays for an ordinary document fit in; longer ones are made anew. */
const bytesLent = 1 << 20;

const room = new ArrayBuffer(bytesLent);
const all = new Uint8Array(room);
/** Bytes that are lent at present, or -1 while none are. */
let used = -1;

/**
 * Lets `work` borrow its arrays: new ones take ten times as long to make and to clear away. What is borrowed is lent
 * again afterwards, so nothing of it may be in what `work` returns, or be kept.
 */
export function borrowing<Made>(work: () => Made): Made {
  const before = used;
  used = Math.max(0, used);
  try {
    return work();
  } finally {
    used = before;
  }
}

/** So many zeros, which last as long as the work that borrows them. */
export function lentFloats(length: number): Float64Array {
  const from = take(8 * length);
  return from < 0 ? new Float64Array(length) : new Float64Array(room, from, length);
}

/** So many zeros, which last as long as the work that borrows them. */
export function lentInts(length: number): Int32Array {
  const from = take(4 * length);
  return from < 0 ? new Int32Array(length) : new Int32Array(room, from, length);
}

/** So many zeros, which last as long as the work that borrows them. */
export function lentBytes(length: number): Uint8Array {
  const from = take(length);
  return from < 0 ? new Uint8Array(length) : new Uint8Array(room, from, length);
}

/** Where so many zero bytes stand; -1 when nobody may borrow them, or there are not as many. */
function take(bytes: number): number {
  if (used < 0 || used + bytes > bytesLent) return -1;
  const from = used;
  used += Math.ceil(bytes / 8) * 8;
  all.fill(0, from, from + bytes);
  return from;
}
