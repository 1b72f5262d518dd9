import type { BlockFeatures, DocumentFeatures } from '../../features';
import { indices } from './structure';

const keyword =
  /^(?:def|class|return|import|from|if|elif|else|for|while|try|except|finally|with|function|const|let|var|public|private|protected|static|void|package|fn|use|struct|enum|impl|match|do|done|fi|end|begin|select|insert|create|update|where|#include|#define|@\w+)\b.*(?:[(){};:=]|\b\d)/i;
const sign =
  /[{};]$|[\w\])'"]\s?(?:=|[+*/|&-]=|==|=>|->|:=)\s?\S|[\w.]\([^)]*\)[;:,{]?$|^[\])}]+[,;]?$|^(?:\/\/|\/\*|\*\/|#!|"""|'''|<\/?\w)/;
const longestLine = 300;
const fewestLines = 6;
const leastShare = 0.5;
const mostProse = 0.1;

/** All lines of a document that shows a program and little else; stray script in an article is none. */
export function findCode({ blocks, proseBlocks }: DocumentFeatures): number[] {
  // Nearly every document is let go here, before the patterns are tried.
  if (blocks.length < fewestLines || proseBlocks > mostProse * blocks.length) return [];
  const lines = blocks.filter(isCode);
  const shown = lines.length >= fewestLines && lines.length >= leastShare * blocks.length;
  return shown ? indices(blocks) : [];
}

function isCode({ text }: BlockFeatures): boolean {
  return text.length <= longestLine && (sign.test(text) || keyword.test(text));
}
