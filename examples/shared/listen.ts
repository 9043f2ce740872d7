import { once } from 'node:events';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

import { createAdaptorServer } from '@hono/node-server';
import getPort, { portNumbers } from 'get-port';

/** The loopback address: every example is for this machine only. */
export const HOST = '127.0.0.1';

/** Anything that answers requests: a Hono app. */
type App = Pick<Parameters<typeof createAdaptorServer>[0], 'fetch'>;

/** The preferred port, or the first free one of the range. */
export const findPort = (preferred: number, range: readonly [first: number, last: number]): Promise<number> =>
  getPort({ port: [preferred, ...portNumbers(...range)], host: HOST });

/**
 * Serves the app on the loopback address. Returns a function that stops it. `onUnreadable` is called for a request that
 * never reaches the app, because its headers are too large (431) or it is no HTTP (400).
 */
export async function listen(app: App, port: number, onUnreadable?: (status: 400 | 431) => void): Promise<() => void> {
  const server = createAdaptorServer({ fetch: app.fetch });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    // A connection that was given up is no request.
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
    onUnreadable?.(status);
    return socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`);
  });
  server.listen(port, HOST);
  await once(server, 'listening');
  return () => {
    server.close();
    // `close` waits for open connections, and a page's event stream never ends by itself.
    if ('closeAllConnections' in server) server.closeAllConnections();
  };
}
