import { AppError } from '../errors/app-error';
import type { Client } from './contract';
import type { Transport } from './transport';

/**
 * A typed client over a transport. Names are made up as they are asked for, so that the page
 * needs neither the contract's schemas nor a change when a call is added.
 * Calls throw `AppError` with the code of the reply.
 */
export function createClient(transport: Transport): Client {
  return new Proxy({} as Client, {
    get: (_target, group: string) => createGroup(transport, group),
  });
}

function createGroup(transport: Transport, group: string): object {
  return new Proxy(
    {},
    {
      get(_target, name: string) {
        const event = /^on([A-Z])(.*)$/.exec(name);
        if (event) {
          const eventName = `${group}.${event[1]!.toLowerCase()}${event[2]!}`;
          return (listener: (payload: unknown) => void) => transport.subscribe(eventName, listener);
        }
        return async (input: unknown) => {
          const reply = await transport.invoke(`${group}.${name}`, input);
          if (reply.ok) return reply.value;
          throw new AppError(reply.error.code, reply.error.details);
        };
      },
    },
  );
}
