import { setFlagsFromString } from 'node:v8';

/** Sets up V8 for this process and its workers. To be called first. */
export function tuneV8(): void {
  keepHeapLean();
}

/**
 * Collects garbage as soon as a heap has grown to twice what it held; V8 would let it grow to several times
 * that. It takes some time, which is well spent where much is held by several threads at once.
 */
export function growHeapsSlowly(): void {
  setFlagsFromString('--heap-growing-percent=100');
}

/** The opposite, which is how V8 begins. */
export function growHeapsFreely(): void {
  setFlagsFromString('--heap-growing-percent=0');
}

/**
 * Keeps the room for new objects at a few megabytes; V8 would let it grow to ten times that. Documents come
 * and go by the thousand here: with more room they take twice the memory and no less time.
 */
function keepHeapLean(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  // Read when a worker starts, which would begin with less.
  setFlagsFromString('--min-semi-space-size=4');
}
