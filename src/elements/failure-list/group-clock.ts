import { nextAgoChange } from '../../format/ago.js';
import type { ListSnapshot } from './list-model.js';
import type { Line } from './viewport/lines.js';

/** When the clock alone changes what the drawn headings of groups say, in ms since 1970. */
export const nextChangesOf = (lines: readonly Line[], { groupStats, now }: ListSnapshot): number[] =>
  lines.flatMap((line) => {
    const stats = line.kind === 'group' ? groupStats(line.group) : null;
    return [stats?.first, stats?.last].filter((ms) => typeof ms === 'number').map((ms) => nextAgoChange(ms, now));
  });
