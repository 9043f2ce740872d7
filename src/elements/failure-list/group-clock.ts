import { nextAgoChange } from '../../format/ago.js';
import type { ListSnapshot } from './list-model.js';
import type { Line } from './viewport/lines.js';

/** When the relative times in the drawn group headings change, in ms since 1970. */
export const nextChangesOf = (lines: readonly Line[], { groupStats, now }: ListSnapshot): number[] =>
  lines.flatMap((line) => {
    const stats = line.kind === 'group' ? groupStats(line.group) : null;
    return [stats?.first, stats?.last].filter((ms) => typeof ms === 'number').map((ms) => nextAgoChange(ms, now));
  });
