import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on this machine that nobody may reach; it counts who does all the same. */
export interface CountingServer {
  readonly address: string;
  requests(): number;
  stop(): Promise<void>;
}

export async function startCountingServer(): Promise<CountingServer> {
  let requests = 0;
  const server = createServer((_request, response) => {
    requests++;
    response.setHeader('access-control-allow-origin', '*');
    response.end('reached');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests: () => requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}
