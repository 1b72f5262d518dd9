import { Readability } from '@mozilla/readability';
import { JSDOM } from 'jsdom';
import { parseHTML } from 'linkedom';
import { loadResources } from '../../../electron/backend/load-resources';
import { detectLanguage } from '../../../electron/readers/detect-language';
import { parseHtml } from '../../../electron/readers/parse-html';
import { applyCuts } from '../../../shared/engine/apply-cuts';
import { applyPolicy, defaultPolicy } from '../../../shared/engine/apply-policy';
import { createEngine } from '../../../shared/engine/create-engine';
import { emptyFold, finishStats } from '../../../shared/engine/fold-stats';
import { flagPage } from '../../../shared/engine/page/page-flags';
import type { Document } from '../../../shared/model/document';
import type { Flag } from '../../../shared/model/flag';

/** From HTML to text. */
export type Extract = (html: string) => string;

/** The ways that are compared. */
export interface Extractors {
  readonly mainContent: Extract;
  readonly allFlags: Extract;
  readonly onLinkedom: Extract;
  readonly onJsdom: Extract;
}

/** Winnow's own way, without and with what text alone says, and Readability on two parsers. */
export function createExtractors(resources: string): Extractors {
  const tables = loadResources(resources);
  const engine = createEngine(tables);
  const alone = finishStats(emptyFold());
  const clean = (document: Document, flags: readonly Flag[]) =>
    applyCuts(document.text, applyPolicy(flags, defaultPolicy));
  return {
    mainContent: (html) => {
      const document = documentOf(html);
      return clean(
        document,
        flagPage(document, tables.page, () => []),
      );
    },
    allFlags: (html) => {
      const document = documentOf(html);
      const language = detectLanguage(document.text);
      const told = language === undefined ? document : { ...document, language };
      return clean(told, engine.flag(told, alone));
    },
    onLinkedom: (html) => new Readability(parseHTML(html).document).parse()?.textContent ?? '',
    onJsdom: (html) => {
      const { window } = new JSDOM(html);
      const text = new Readability(window.document).parse()?.textContent ?? '';
      window.close();
      return text;
    },
  };
}

function documentOf(html: string): Document {
  const { text, blocks, markup, title } = parseHtml(html);
  return { id: '', text, blocks, ...(markup && { markup }), ...(title !== undefined && { title }) };
}
