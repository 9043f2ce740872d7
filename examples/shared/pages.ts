/** What the examples' own pages are served with: a strict policy, the built elements, and no other host's name. */
import { fileURLToPath } from 'node:url';

import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';

export interface Env {
  Bindings: HttpBindings;
}

export const ELEMENTS = fileURLToPath(new URL('../../dist/cdn/osmtalk-elements.js', import.meta.url));

/** Strict on purpose: the elements must not need an inline style or script. */
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
 * A page of another site can have its own name point to 127.0.0.1 (DNS rebinding). To the browser these pages are then a
 * part of that site; only the Host header still tells.
 */
export const refuseOtherHosts: MiddlewareHandler<Env> = async (c, next) => {
  const port = c.env.incoming.socket.localPort;
  const host = c.req.header('Host');
  if (host === `127.0.0.1:${port}` || host === `localhost:${port}`) return next();
  return c.json({ message: 'These pages answer to 127.0.0.1 and localhost only.' }, 421);
};
