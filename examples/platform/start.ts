import { randomBytes } from 'node:crypto';

import getPort from 'get-port';

import { HOST, listen } from '../shared/listen.js';
import { Platform, type PlatformOptions } from './platform.js';

export interface RunningPlatform {
  readonly platform: Platform;
  readonly url: string;
  readonly apiKey: string;
  readonly stop: () => void;
}

export const newSecret = (): string => randomBytes(24).toString('hex');

/** Starts the stand-in on a free port, with a new API key. Without a `webhookUrl`, it sends no webhooks. */
export async function startPlatform(
  options: Pick<PlatformOptions, 'seed' | 'speed' | 'maxConcurrent'> &
    Partial<Pick<PlatformOptions, 'webhookUrl' | 'webhookSecret' | 'rules' | 'clock'>>,
): Promise<RunningPlatform> {
  const apiKey = newSecret();
  const platform = new Platform({ webhookUrl: null, webhookSecret: '', ...options, apiKey });
  const port = await getPort({ host: HOST });
  const stopListening = await listen(platform.app, port);
  const stop = (): void => {
    platform.close();
    stopListening();
  };
  return { platform, url: `http://${HOST}:${port}`, apiKey, stop };
}
