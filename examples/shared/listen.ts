import { once } from 'node:events';

import { createAdaptorServer } from '@hono/node-server';

/** Nothing here is for the network: every example is served to this machine alone. */
export const HOST = '127.0.0.1';

/** Whatever answers requests: an app of Hono's. */
type App = Pick<Parameters<typeof createAdaptorServer>[0], 'fetch'>;

/** Serves the app on the loopback address, and returns what stops it. */
export async function listen(app: App, port: number): Promise<() => void> {
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(port, HOST);
  await once(server, 'listening');
  return () => {
    server.close();
    // A page's stream of events stays open for ever: closing politely would wait for it.
    if ('closeAllConnections' in server) server.closeAllConnections();
  };
}
