/** Our icons as path data on a 16 px grid, for static templates. They are decoration beside words. */
import type { LikelyBlame } from '../../catalog/vocabulary.js';

/** A shape for each blame, told apart without colour: server, person, mast, sound level, question. */
export const BLAME_ICONS: Readonly<Record<LikelyBlame, string>> = {
  platform: 'M2.5 3.5h11v4h-11zm0 5h11v4h-11zM5 5.5h0m0 5h0',
  caller: 'M8 8a2.7 2.7 0 1 0 0-5.5A2.7 2.7 0 0 0 8 8m-5.5 5.5a5.5 4 0 0 1 11 0',
  carrier: 'M8 7v7m-2.5 0L8 7l2.5 7M8 5h0M5 8a4.5 4.5 0 0 1 0-6m6 6a4.5 4.5 0 0 0 0-6',
  environment: 'M2 6.5v3m3-6v9m3-11v13m3-10.5v8m3-5v2',
  unknown: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M6 6a2 2 0 1 1 3 2Q8 8.5 8 9m0 2.5h0',
};

/** A handset laid down. */
export const FAILED_CALL =
  'M1 9.3Q1 7.5 2 6.8a10 10 0 0 1 12 0Q15 7.5 15 9.3l-.2 1q-.2.8-1.1.7L11 10.4q-.7-.2-.7-1V8.3a8.7 8.7 0 0 0-4.6 0v1.1q0 .8-.7 1L2.3 11q-.9.1-1.1-.7z';
