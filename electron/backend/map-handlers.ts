import type { BackendHandlers } from '../../shared/ipc/contract';

type AnyHandler = (input: never) => unknown;
type AnyGroup = Readonly<Record<string, AnyHandler>>;

/** The same handlers, with everything they throw passed through `mapError`. */
export function mapHandlers(
  handlers: BackendHandlers,
  mapError: (thrown: unknown) => unknown,
): BackendHandlers {
  const mapped = Object.entries(handlers as Readonly<Record<string, AnyGroup>>).map(
    ([group, calls]) => [group, mapGroup(calls, mapError)],
  );
  return Object.fromEntries(mapped) as BackendHandlers;
}

function mapGroup(calls: AnyGroup, mapError: (thrown: unknown) => unknown): AnyGroup {
  return Object.fromEntries(
    Object.entries(calls).map(([name, handler]): [string, AnyHandler] => [
      name,
      async (input) => {
        try {
          return await handler(input);
        } catch (thrown) {
          throw mapError(thrown);
        }
      },
    ]),
  );
}
