import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadResources } from '../../../../electron/backend/load-resources';
import { detectLanguage } from '../../../../electron/readers/detect-language';
import { createEngine } from '../../../../shared/engine/create-engine';
import { emptyFold, finishStats, foldStats } from '../../../../shared/engine/fold-stats';
import { segment } from '../../../../shared/engine/segment';

const engine = createEngine(loadResources(resolve(import.meta.dirname, '../../../../resources')));

/** The lines that are flagged as known wording of that language. */
function flaggedLines(text: string, language: string | undefined): string[] {
  const document = {
    id: 'a',
    text,
    blocks: segment(text),
    ...(language !== undefined && { language }),
  };
  const fold = emptyFold();
  foldStats(fold, document);
  return engine
    .flag(document, finishStats(fold))
    .filter(({ confidence, evidence }) => confidence >= 0.5 && evidence?.rule)
    .map(({ start, end }) => text.slice(start, end));
}

const pages = {
  de: [
    'Die Gezeitenmühle mahlt wieder, und die Leute im Hafen freuen sich darüber sehr.',
    'Mehr zum Thema',
    'Alle Rechte vorbehalten',
  ],
  fr: [
    'Le moulin à marée tourne de nouveau, et les gens du port en sont très heureux.',
    'À lire aussi',
    'Tous droits réservés',
  ],
  es: [
    'El molino de marea vuelve a girar y la gente del puerto está muy contenta con ello.',
    'Noticias relacionadas',
    'Todos los derechos reservados',
  ],
  zh: [
    '潮汐磨坊又开始工作了，港口的居民们都很高兴，孩子们也跑来观看，老人们坐在岸边聊天。',
    '相关阅读',
    '责任编辑：王小样',
  ],
  ja: [
    '潮汐水車がまた動き出し、港の人々はとても喜んでいる。子どもたちも見に来た。',
    '関連記事',
    '無断転載を禁じます',
  ],
};

describe('rules are for documents of their language', () => {
  test.each(Object.entries(pages))('%s', (language, lines) => {
    const text = lines.join('\n');
    expect(detectLanguage(text)).toBe(language);
    expect(flaggedLines(text, language)).toEqual(lines.slice(1));
    // A document whose language is not known is judged by all of them.
    expect(flaggedLines(text, undefined)).toEqual(lines.slice(1));
    expect(flaggedLines(text, 'en')).not.toEqual(lines.slice(1));
  });

  test('English buttons stand on pages of all languages', () => {
    const text = `${pages.de[0]}\nShare on Facebook`;
    expect(flaggedLines(text, 'de')).toEqual(['Share on Facebook']);
    expect(flaggedLines(text, 'sv')).toEqual(['Share on Facebook']);
  });
});

describe('detectLanguage', () => {
  test.each(['', '12:30 – 14:00', 'OK', '\ud800'])('says nothing of %j', (text) => {
    expect(detectLanguage(text)).toBeUndefined();
  });

  test.each([
    ['ar', 'عادت طاحونة المد إلى العمل من جديد وفرح الناس في الميناء بذلك كثيرا.'],
    ['he', 'טחנת הגאות חזרה לפעול והאנשים בנמל שמחים על כך מאוד מאוד.'],
    ['ru', 'Приливная мельница снова работает, и люди в порту этому очень рады.'],
    ['ko', '조수 방앗간이 다시 돌아가기 시작했고 항구 사람들은 매우 기뻐하고 있다.'],
    ['th', 'โรงสีน้ำขึ้นน้ำลงกลับมาทำงานอีกครั้ง และชาวท่าเรือต่างดีใจกันมาก'],
  ])('knows %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });
});
