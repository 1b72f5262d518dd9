import type { Client } from '../../shared/ipc/contract';

/** The same client, and somebody who is told of each call that succeeded. */
export function watchCalls(
  client: Client,
  onDone: (call: string, input: unknown, answer: unknown) => void,
): Client {
  return new Proxy(client, {
    get: (target, group: keyof Client & string) =>
      watchGroup(target[group], (name, input, answer) => onDone(`${group}.${name}`, input, answer)),
  });
}

function watchGroup(
  group: object,
  onDone: (name: string, input: unknown, answer: unknown) => void,
): object {
  return new Proxy(group, {
    get(target, name: string) {
      const call = Reflect.get(target, name) as (input: unknown) => unknown;
      if (/^on[A-Z]/.test(name)) return call;
      return async (input: unknown) => {
        const answer = await call(input);
        onDone(name, input, answer);
        return answer;
      };
    },
  });
}
