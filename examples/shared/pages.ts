/** What the servers of the examples' pages share: a strict policy, the built elements, and the check of the Host header. */
import { fileURLToPath } from 'node:url';

import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';

export interface Env {
  Bindings: HttpBindings;
}

export const ELEMENTS = fileURLToPath(new URL('../../dist/cdn/osmtalk-elements.js', import.meta.url));

/** Strict on purpose: it shows that the elements need no inline style or script. */
export const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  connectSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/**
 * Protects against DNS rebinding: another site can let its own name resolve to 127.0.0.1, and the browser then treats these
 * pages as that site's. Only the Host header shows the difference.
 */
export const refuseOtherHosts: MiddlewareHandler<Env> = async (c, next) => {
  const port = c.env.incoming.socket.localPort;
  const host = c.req.header('Host');
  if (host === `127.0.0.1:${port}` || host === `localhost:${port}`) return next();
  return c.json({ message: 'These pages answer to 127.0.0.1 and localhost only.' }, 421);
};
