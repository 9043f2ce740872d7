import { once } from 'node:events';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';

/** Nothing here is for the network: every example is served to this machine alone. */
export const HOST = '127.0.0.1';

/** Serves the app on the loopback address, and returns what stops it. */
export async function listen(app: Hono<{ Bindings: HttpBindings }> | Hono, port: number): Promise<() => void> {
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(port, HOST);
  await once(server, 'listening');
  return () => {
    server.close();
    // A page's stream of events stays open for ever: closing politely would wait for it.
    if ('closeAllConnections' in server) server.closeAllConnections();
  };
}
