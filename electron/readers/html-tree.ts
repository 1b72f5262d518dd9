import { parse, Parser } from 'parse5';
import { PageTooComplex, treeBuilder } from './build-tree';
import { feedParser } from './feed-parser';
import type { HtmlElement } from './html-nodes';

/** The tree of a page as a browser without scripting builds it; undefined when it is out of bounds. */
export function parseTree(page: string): HtmlElement | undefined {
  try {
    const parser = new Parser({ scriptingEnabled: false, treeAdapter: treeBuilder() });
    if (feedParser(page, parser)) return parser.document;
    return parse(page, { scriptingEnabled: false, treeAdapter: treeBuilder() });
  } catch (thrown) {
    if (thrown instanceof PageTooComplex) return undefined;
    throw thrown;
  }
}
