import { AppError } from '../errors/app-error';
import { type Reply, toReplyError } from '../errors/reply';
import { contract, type GroupName } from './contract';

type AnyHandlers = Readonly<
  Record<string, Readonly<Record<string, (input: never) => unknown>> | undefined>
>;

/** Told of every error that carries no code, with its stack. */
export type BugListener = (call: string, thrown: unknown) => void;

/**
 * Answers one call: finds its handler, validates the payload by the contract, calls, and turns
 * whatever happens into a reply. Unknown calls and wrong payloads are refused, not thrown.
 */
export async function dispatch(
  handlers: AnyHandlers,
  call: unknown,
  payload: unknown,
  onBug: BugListener,
): Promise<Reply<unknown>> {
  try {
    const { group, name } = splitCall(call);
    const declared = (contract[group] as Record<string, (typeof contract.jobs)['cancel']>)[name]!;
    const handler = handlers[group]?.[name];
    if (!handler) throw refused(String(call), 'not answered here');
    const input = declared.input.safeParse(payload);
    if (!input.success) {
      throw refused(String(call), input.error.issues[0]?.message ?? 'wrong payload');
    }
    return { ok: true, value: await handler(input.data as never) };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) onBug(String(call), thrown);
    return { ok: false, error: toReplyError(thrown) };
  }
}

/** `group.name` of a call that the contract declares; throws INPUT_INVALID for anything else. */
export function splitCall(call: unknown): { group: GroupName; name: string } {
  const [group, name, rest] = typeof call === 'string' ? call.split('.') : [];
  const known =
    group !== undefined &&
    name !== undefined &&
    rest === undefined &&
    Object.hasOwn(contract, group) &&
    Object.hasOwn(contract[group as GroupName], name) &&
    (contract[group as GroupName] as Record<string, { kind: string }>)[name]!.kind !== 'event';
  if (!known) throw refused(String(call).slice(0, 80), 'no such call');
  return { group: group as GroupName, name };
}

function refused(name: string, reason: string): AppError {
  return new AppError('INPUT_INVALID', { name, reason });
}
