import { fc } from '../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { type AuditFlag, auditLines } from '../../../../electron/writers/audit-lines';
import { applyCuts } from '../../../../shared/engine/apply-cuts';
import { verdicts } from '../../../../shared/model/decision';

interface AuditRow {
  start: number;
  end: number;
  quote: string;
  verdict: string;
  cut?: { start: number; end: number };
}

function auditFlag(start: number, end: number, rest: Partial<AuditFlag> = {}): AuditFlag {
  const reason = 'one label of a menu';
  return {
    start,
    end,
    kind: 'ui',
    confidence: 0.9,
    detector: 'r@1',
    reason,
    verdict: 'open',
    ...rest,
  };
}

function audit(text: string, flags: readonly AuditFlag[]): AuditRow[] {
  return auditLines({ id: 'u1', path: 'a.txt', text, flags }, (place) => place)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as AuditRow);
}

describe('a line of the audit', () => {
  test('says all there is to a flag and the word on it', () => {
    const flag = auditFlag(0, 4, {
      verdict: 'rejected',
      actor: 'curator',
      decidedAt: '2024-05-01T10:00:00.000Z',
      also: [{ kind: 'share', confidence: 0.3, detector: 's@2', reason: 'asks to share' }],
      evidence: { rule: 'menu' },
    });
    expect(audit('Menu', [flag])).toEqual([
      { document: 'u1', path: 'a.txt', quote: 'Menu', ...flag },
    ]);
  });

  test('finds the cut of each flag without looking through all of them', () => {
    const count = 2_000;
    let looks = 0;
    const flags = Array.from({ length: count }, (_, at) => {
      const flag = auditFlag(2 * at, 2 * at + 1, { verdict: at % 2 ? 'open' : 'confirmed' });
      const start = { enumerable: true, get: () => (looks++, 2 * at) };
      return Object.defineProperty({ ...flag }, 'start', start);
    });
    const rows = audit('x '.repeat(count), flags);
    for (const [at, { cut, start }] of rows.entries()) {
      expect(cut).toEqual(at % 2 ? undefined : { start, end: start + 1 });
    }
    expect(looks).toBeLessThan(100 * count);
  });

  test('names the record inside its file', () => {
    const document = {
      id: 'u',
      path: 'a.jsonl',
      recordKey: '7',
      text: 'x',
      flags: [auditFlag(0, 1)],
    };
    expect(JSON.parse(auditLines(document, (place) => place))).toMatchObject({ recordKey: '7' });
  });

  test('gives the places of evidence as the outside counts them', () => {
    const twin = { document: 'u2', start: 4, end: 9 };
    const document = {
      id: 'u',
      path: 'a',
      text: 'x',
      flags: [auditFlag(0, 1, { evidence: { twin } })],
    };
    const outside = auditLines(document, (place) => ({ ...place, start: 3 }));
    expect(JSON.parse(outside)).toMatchObject({ evidence: { twin: { ...twin, start: 3 } } });
  });

  test('shows what a cut took besides its flag', () => {
    const [kept, cut] = audit('🍐 pears\n\nMenu\nplums\n', [
      auditFlag(0, 8),
      auditFlag(10, 14, { verdict: 'confirmed' }),
    ]);
    expect(kept).not.toHaveProperty('cut');
    expect(cut).toMatchObject({ start: 9, end: 13, quote: 'Menu', cut: { start: 8, end: 14 } });
  });
});

const anyText = fc.string({
  unit: fc.constantFrom('a', 'b ', '\n', '\r\n', '\r', '🍐', '\ud83c', '\u2028', '\ufeff', ' '),
  maxLength: 40,
});

test('quotes and cuts of any document are what stands at their offsets', () => {
  const anyFlags = fc.array(fc.tuple(fc.nat(40), fc.nat(10), fc.constantFrom(...verdicts)));
  fc.assert(
    fc.property(anyText, anyFlags, (text, spans) => {
      const flags = spans
        .map(([start, length, verdict]) => auditFlag(start, start + length + 1, { verdict }))
        .filter((flag) => flag.end <= text.length && isWhole(text, flag.start, flag.end));
      const characters = Array.from(text);
      const rows = audit(text, flags);
      expect(rows).toHaveLength(flags.length);
      for (const { start, end, quote } of rows) {
        expect(characters.slice(start, end).join('')).toBe(quote);
      }
      const cut = new Set<number>();
      for (const row of rows) {
        expect(row.cut !== undefined).toBe(row.verdict === 'confirmed');
        if (row.cut) for (let at = row.cut.start; at < row.cut.end; at++) cut.add(at);
      }
      const confirmed = flags.filter((flag) => flag.verdict === 'confirmed');
      expect(characters.filter((_, at) => !cut.has(at)).join('')).toBe(applyCuts(text, confirmed));
    }),
  );
});

/** True when the span does not begin or end in the middle of a pair of surrogates. */
function isWhole(text: string, start: number, end: number): boolean {
  return [start, end].every(
    (at) => !/^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1)),
  );
}
