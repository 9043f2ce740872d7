/** Writes calls as a table, and downloads it as a file or copies it to the clipboard. Loaded on demand. */
import type { Failure } from '../../failure/explain.js';
import { zoneOfReader } from '../../failure/time-zone.js';
import { writeFailures } from '../../format/format-failures.js';
import { isoTime } from '../../format/iso-time.js';
import type { ExportFormat } from './events.js';

/** The language and the zone of a list. */
interface TableSettings {
  readonly lang: string;
  /** Undefined: the reader's own. */
  readonly timeZone: string | undefined;
}

/** The calls as `formatFailures` writes them, in the zone of the list's times. */
export const tableOf = (
  failures: readonly Failure[],
  format: ExportFormat,
  { lang, timeZone }: TableSettings,
): string => writeFailures(failures, { format, lang, timeZone: timeZone ?? zoneOfReader() });

/** Without a byte order mark, Excel reads a CSV file in the system's old encoding. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A browser may read the file long after the click, and does not report when. FileSaver.js waits for the same time. */
const KEPT_MS = 40_000;

/** Downloads a CSV file with the date in its name. Returns whether the download was started. */
export function downloadCsv(csv: string, now: number, { timeZone }: TableSettings): boolean {
  try {
    const address = URL.createObjectURL(new Blob([BYTE_ORDER_MARK, csv], { type: 'text/csv;charset=utf-8' }));
    // The link is not in the page, so that no router of the host handles its click.
    const link = document.createElement('a');
    link.href = address;
    link.download = `failed-calls-${isoTime(now, timeZone ?? zoneOfReader()).slice(0, 10)}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
    return true;
  } catch {
    return false; // A test DOM without blob URLs.
  }
}

/** Returns whether the text is in the clipboard. */
export async function copyTable(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // No permission, no secure context, or no clipboard at all.
  }
}
