import { once } from 'node:events';

import { createAdaptorServer } from '@hono/node-server';
import getPort, { portNumbers } from 'get-port';

/** The loopback address: every example is for this machine only. */
export const HOST = '127.0.0.1';

/** Anything that answers requests: a Hono app. */
type App = Pick<Parameters<typeof createAdaptorServer>[0], 'fetch'>;

/** The preferred port, or the first free one of the range. */
export const findPort = (preferred: number, range: readonly [first: number, last: number]): Promise<number> =>
  getPort({ port: [preferred, ...portNumbers(...range)], host: HOST });

/** Serves the app on the loopback address. Returns a function that stops it. */
export async function listen(app: App, port: number): Promise<() => void> {
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(port, HOST);
  await once(server, 'listening');
  return () => {
    server.close();
    // `close` waits for open connections, and a page's event stream never ends by itself.
    if ('closeAllConnections' in server) server.closeAllConnections();
  };
}
