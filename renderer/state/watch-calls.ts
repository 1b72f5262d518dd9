import type { Client } from '../../shared/ipc/contract';

/** The same client, and somebody who is told of each call that succeeded. */
export function watchCalls(client: Client, onDone: (call: string, input: unknown) => void): Client {
  return new Proxy(client, {
    get: (target, group: keyof Client & string) =>
      watchGroup(target[group], (name, input) => onDone(`${group}.${name}`, input)),
  });
}

function watchGroup(group: object, onDone: (name: string, input: unknown) => void): object {
  return new Proxy(group, {
    get(target, name: string) {
      const call = Reflect.get(target, name) as (input: unknown) => unknown;
      if (/^on[A-Z]/.test(name)) return call;
      return async (input: unknown) => {
        const answer = await call(input);
        onDone(name, input);
        return answer;
      };
    },
  });
}
