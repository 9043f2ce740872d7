/** Our icons as path data on a 16 px grid, for static templates. They are decoration beside words. */
import type { LikelyBlame } from '../../catalog/vocabulary.js';

/** A shape for each blame, told apart without colour: server, person, mast, sound level, question. */
export const BLAME_ICONS: Readonly<Record<LikelyBlame, string>> = {
  platform: 'M2 3h12v4H2zm0 6h12v4H2z',
  caller: 'M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6m-6 6a6 4 0 0 1 12 0',
  carrier: 'M8 6v8m-3 0 3-8 3 8M4 8a5 5 0 0 1 0-6m8 6a5 5 0 0 0 0-6',
  environment: 'M2 6v4m3-7v10M8 1v14m3-11v8m3-5v2',
  unknown: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M6 6a2 2 0 1 1 2 2v1m0 2h0',
};
