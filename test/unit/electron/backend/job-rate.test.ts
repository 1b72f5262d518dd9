import { fc } from '../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { JobRate } from '../../../../electron/backend/job-rate';

function aRate() {
  const clock = { now: 0 };
  return { clock, rate: new JobRate(() => clock.now) };
}

describe('JobRate', () => {
  test('says nothing before there is something to say', () => {
    const { rate, clock } = aRate();
    rate.note('reading', 0);
    clock.now = 100;
    rate.note('reading', 50);
    expect(rate.perSecond).toBeNull();
    expect(rate.remainingSeconds(50, 100)).toBeNull();
  });

  test('counts by the second and smooths', () => {
    const { rate, clock } = aRate();
    rate.note('reading', 0);
    clock.now = 1000;
    rate.note('reading', 100);
    expect(rate.perSecond).toBe(100);
    expect(rate.remainingSeconds(100, 300)).toBe(2);
    expect(rate.remainingSeconds(100, null)).toBeNull();
    clock.now = 2000;
    rate.note('reading', 300);
    expect(rate.perSecond).toBeCloseTo(130);
  });

  test('begins anew with each phase, and leaves out the time in which a job was held', () => {
    const { rate, clock } = aRate();
    rate.note('reading', 0);
    clock.now = 1000;
    rate.note('reading', 100);
    clock.now = 50_000;
    rate.skip();
    clock.now = 51_000;
    rate.note('reading', 200);
    expect(rate.perSecond).toBe(100);
    rate.note('analyzing', 0);
    expect(rate.perSecond).toBeNull();
  });

  test('never promises less than no time, whatever the numbers do', () => {
    const step = fc.record({ wait: fc.nat(5000), done: fc.nat(100), total: fc.nat(100) });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const { rate, clock } = aRate();
        for (const { wait, done, total } of steps) {
          clock.now += wait;
          rate.note('reading', done);
          const remaining = rate.remainingSeconds(done, total);
          expect(remaining === null || (remaining >= 0 && remaining < Infinity)).toBe(true);
          expect(rate.perSecond === null || rate.perSecond >= 0).toBe(true);
        }
      }),
    );
  });
});
