/** Takes calls out of the list: as a file for a spreadsheet, or as a table in the clipboard. */
import { fillCount } from '../../catalog/fill.js';
import type { Failure } from '../../failure/explain.js';
import { isNameless } from '../../ledger/columns.js';
import { loadTableWriter, tableWriter } from '../failure-banner/on-demand.js';
import { announce } from '../shared/announcer.js';
import type { ExportFormat } from './events.js';
import { OsmExportEvent } from './events.js';
import type { ListSnapshot } from './list-model.js';

/** Without it, Excel reads a CSV file in the system's old encoding. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A browser may read the file only after the click, and tells nobody when it has. */
const DOWNLOAD_MS = 40_000;

/** Writes the selected calls, or all that are shown, and, unless the host does it itself, downloads or copies them. */
export async function exportCalls(list: Element, format: ExportFormat, current: () => ListSnapshot): Promise<void> {
  // Once it is loaded, nothing is awaited before the clipboard: Safari allows that only during the press.
  if (!tableWriter()) await loadTableWriter();
  const write = tableWriter();
  if (!write || !list.isConnected) return;
  const snapshot = current();
  const { lang, timeZone } = snapshot;
  const failures = failuresToExport(snapshot);
  const text = write([...failures.values()], { format, lang, timeZone });
  const ids = [...failures.keys()].filter((key) => !isNameless(key));
  if (!list.dispatchEvent(new OsmExportEvent(format, text, ids))) return;
  announce(list, format === 'csv' ? download(text, snapshot) : await copy(text, snapshot));
}

/** By their keys, in the order of the list. */
function failuresToExport({ selectedKeys, view, failureOf }: ListSnapshot): ReadonlyMap<string, Failure> {
  const failures = new Map<string, Failure>();
  for (const key of selectedKeys.length > 0 ? selectedKeys : view.keys) {
    const failure = failureOf(key);
    if (failure) failures.set(key, failure);
  }
  return failures;
}

/** A click on a link outside the page: no router of the host takes it over. Returns what to say. */
function download(text: string, { words, lang, selectedKeys, summary, now }: ListSnapshot): string {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([BYTE_ORDER_MARK, text], { type: 'text/csv;charset=utf-8' }));
  link.download = `failed-calls-${new Date(now).toISOString().slice(0, 10)}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOAD_MS);
  const { shown, failures } = summary;
  const count =
    selectedKeys.length > 0
      ? fillCount(words.selected, { count: selectedKeys.length }, lang)
      : fillCount(words.shownOf, { shown, count: failures }, lang);
  return `${words.downloadCsv}: ${count}`;
}

/** Returns what to say. */
async function copy(text: string, { bannerWords }: ListSnapshot): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return bannerWords.copied;
  } catch {
    return bannerWords.copyFailed; // No permission, no secure context, or no clipboard at all.
  }
}
