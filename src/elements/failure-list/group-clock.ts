import { nextAgoChange } from '../../format/ago.js';
import type { Notice } from '../../ledger/notices.js';
import type { ListSnapshot } from './list-model.js';
import type { Line } from './viewport/lines.js';

/** When the passing of time changes group headings, notices, the time range or the timeline, in ms since 1970. */
export function nextChangesOf(
  lines: readonly Line[],
  notices: readonly Notice[],
  { groupStats, lastFailedAt, nextMove, now }: ListSnapshot,
): number[] {
  const ofGroups = lines.flatMap((line) => {
    const stats = line.kind === 'group' ? groupStats(line.group) : null;
    return [stats?.first, stats?.last].filter((ms) => typeof ms === 'number');
  });
  const ofNotices = notices.map(({ reason }) => lastFailedAt(reason) ?? now);
  return [nextMove, ...[...ofGroups, ...ofNotices].map((ms) => nextAgoChange(ms, now))];
}
