import { mixLetters } from '../word-hash';

/** 32-bit hash of a word (FNV-1a with a final mix). */
export function evenHash(word: string): number {
  let hash = mixLetters(word, 0, word.length);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
