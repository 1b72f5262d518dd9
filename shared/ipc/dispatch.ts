import { AppError } from '../errors/app-error';
import { type Reply, toReplyError } from '../errors/reply';
import type { z } from 'zod';
import { contract, type GroupName } from './contract';
import type { DeclaredCall } from './declare-call';

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
    const { group, name, input: schema } = findCall(call);
    const handler = handlers[group]?.[name];
    if (!handler) throw refused(String(call), 'not answered here');
    const input = schema.safeParse(payload);
    if (!input.success) {
      throw refused(String(call), input.error.issues[0]?.message ?? 'wrong payload');
    }
    return { ok: true, value: await handler(input.data as never) };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) onBug(String(call), thrown);
    return { ok: false, error: toReplyError(thrown) };
  }
}

/** The declaration behind `group.name`; throws INPUT_INVALID for anything the contract does not declare. */
export function findCall(call: unknown): { group: GroupName; name: string; input: z.ZodType } {
  const [group = '', name = '', ...rest] = typeof call === 'string' ? call.split('.') : [];
  const calls: Readonly<Record<string, DeclaredCall>> | undefined = Object.hasOwn(contract, group)
    ? contract[group as GroupName]
    : undefined;
  const declared = calls && Object.hasOwn(calls, name) ? calls[name] : undefined;
  if (!declared || declared.kind === 'event' || rest.length > 0) {
    throw refused(String(call).slice(0, 80), 'no such call');
  }
  return { group: group as GroupName, name, input: declared.input };
}

function refused(name: string, reason: string): AppError {
  return new AppError('INPUT_INVALID', { name, reason });
}
