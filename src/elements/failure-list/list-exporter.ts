import { isNameless } from '../../ledger/columns.js';
import { announce } from '../shared/announcer.js';
import type { ExportFormat } from './events.js';
import { OsmExportEvent } from './events.js';
import type { ListModel, ListSnapshot } from './list-model.js';
import { exportTools, loadExportTools } from './on-demand.js';
import type { ExportOutcome } from './templates/export-menu.js';
import type { ExportHandlers } from './templates/handlers.js';

/** The part of the list that exports use. */
export interface ExportHost extends Element {
  requestUpdate: () => void;
  readonly updateComplete: Promise<unknown>;
}

/** The parts of the list that exports read. */
interface ExportSources {
  readonly model: ListModel;
  /** The snapshot that was drawn last. */
  readonly snapshot: () => ListSnapshot;
}

type ExportTools = NonNullable<ReturnType<typeof exportTools>>;

/** Exports calls of the list as a table, and shows the outcome for a moment. */
export class ListExporter implements ExportHandlers {
  readonly #host: ExportHost;
  readonly #sources: ExportSources;
  #outcome: ExportOutcome | null = null;

  constructor(host: ExportHost, sources: ExportSources) {
    this.#host = host;
    this.#sources = sources;
  }

  /** The outcome of an export, for a moment; null otherwise. */
  get outcome(): ExportOutcome | null {
    return this.#outcome;
  }

  readonly prepareExport = (): void => {
    void loadExportTools();
  };

  readonly exportAs = (format: ExportFormat): void => {
    void this.#export(format);
  };

  async #export(format: ExportFormat): Promise<void> {
    // Safari allows writing to the clipboard only in the task of the press, so nothing is awaited if the code is
    // loaded.
    const tools = exportTools() ?? (await loadExportTools());
    // Very many calls may not all be read yet.
    if (this.#sources.snapshot().isPartial) await this.#host.updateComplete;
    if (!this.#host.isConnected) return;
    const outcome = tools ? await this.#run(format, tools) : failureWord(format, this.#sources.snapshot());
    if (outcome !== '') this.#tell({ format, text: outcome });
  }

  /** Returns the outcome in words; '' if the host does the export. */
  async #run(format: ExportFormat, tools: ExportTools): Promise<string> {
    const snapshot = this.#sources.snapshot();
    const { words, bannerWords, now } = snapshot;
    const keys = keysToExport(snapshot);
    if (keys.length === 0) return words.noMatch;
    const event = this.#eventOf(keys, format, tools);
    if (!this.#host.dispatchEvent(event)) return '';
    if (format === 'csv') {
      return tools.downloadCsv(event.text, now, snapshot) ? words.downloadStarted : words.downloadFailed;
    }
    return (await tools.copyTable(event.text)) ? bannerWords.copied : bannerWords.copyFailed;
  }

  #eventOf(keys: readonly string[], format: ExportFormat, { tableOf }: ExportTools): OsmExportEvent {
    const { model, snapshot } = this.#sources;
    const settings = snapshot();
    const ids = keys.filter((key) => !isNameless(key));
    return new OsmExportEvent(format, ids, () => {
      const failures = keys.flatMap((key) => model.failure(key, settings.lang) ?? []);
      return tableOf(failures, format, settings);
    });
  }

  #tell(outcome: ExportOutcome): void {
    announce(this.#host, outcome.text);
    this.#outcome = outcome;
    this.#host.requestUpdate();
    setTimeout(() => {
      // A later export has set its own outcome.
      if (this.#outcome !== outcome) return;
      this.#outcome = null;
      this.#host.requestUpdate();
    }, OUTCOME_MS);
  }
}

/** How long a button shows the outcome, in ms. */
const OUTCOME_MS = 2500;

const failureWord = (format: ExportFormat, { words, bannerWords }: ListSnapshot): string =>
  format === 'csv' ? words.downloadFailed : bannerWords.copyFailed;

/** The selected calls, or all shown calls, in the order of the list. Selected calls that the filters hide come last. */
export function keysToExport({ view, selectedKeys }: Pick<ListSnapshot, 'view' | 'selectedKeys'>): readonly string[] {
  if (selectedKeys.length === 0) return view.keys;
  const selected = new Set(selectedKeys);
  const shown = view.keys.filter((key) => selected.delete(key));
  return [...shown, ...selected];
}
