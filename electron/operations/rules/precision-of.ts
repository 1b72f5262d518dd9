import { wilsonInterval } from '../../../shared/engine/statistics/wilson';
import type { RuleTallyShape } from '../../../shared/ipc/rule-shapes';

/** Null while no line of the rule was decided by a curator. */
export function precisionOf({
  confirmed,
  rejected,
}: Pick<RuleTallyShape, 'confirmed' | 'rejected'>): RuleTallyShape['precision'] {
  const decided = confirmed + rejected;
  if (decided === 0) return null;
  return { share: confirmed / decided, ...wilsonInterval(confirmed, decided) };
}
