import { isNameless } from '../../ledger/columns.js';
import { announce } from '../shared/announcer.js';
import type { ExportFormat } from './events.js';
import { OsmExportEvent } from './events.js';
import type { ListModel, ListSnapshot } from './list-model.js';
import { exportTools, loadExportTools } from './on-demand.js';
import type { ExportOutcome } from './templates/export-menu.js';
import type { ExportHandlers } from './templates/handlers.js';

/** The list, as far as an export needs it. */
export interface ExportHost extends Element {
  requestUpdate: () => void;
  readonly updateComplete: Promise<unknown>;
}

/** Where the calls are. */
interface ExportSources {
  readonly model: ListModel;
  /** What was drawn last. */
  readonly snapshot: () => ListSnapshot;
}

type ExportTools = NonNullable<ReturnType<typeof exportTools>>;

/** Takes calls out of the list as a table, and says for a moment what became of it. */
export class ListExporter implements ExportHandlers {
  readonly #host: ExportHost;
  readonly #sources: ExportSources;
  #outcome: ExportOutcome | null = null;

  constructor(host: ExportHost, sources: ExportSources) {
    this.#host = host;
    this.#sources = sources;
  }

  /** What became of the last export, for a moment; null otherwise. */
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
    // Safari allows the clipboard only in the task of the press: once the code is loaded, nothing is awaited before.
    const tools = exportTools() ?? (await loadExportTools());
    // Very many calls may not all be read yet.
    if (this.#sources.snapshot().isPartial) await this.#host.updateComplete;
    if (!this.#host.isConnected) return;
    const outcome = tools ? await this.#run(format, tools) : failureWord(format, this.#sources.snapshot());
    if (outcome !== '') this.#tell({ format, text: outcome });
  }

  /** Returns what became of it; '' where the host does it. */
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
      // A later export has an outcome of its own.
      if (this.#outcome !== outcome) return;
      this.#outcome = null;
      this.#host.requestUpdate();
    }, OUTCOME_MS);
  }
}

/** How long a button says what became of its press. */
const OUTCOME_MS = 2500;

const failureWord = (format: ExportFormat, { words, bannerWords }: ListSnapshot): string =>
  format === 'csv' ? words.downloadFailed : bannerWords.copyFailed;

/** The selected calls, or all that are shown. In the order of the list; selected calls that no filter shows come last. */
export function keysToExport({ view, selectedKeys }: Pick<ListSnapshot, 'view' | 'selectedKeys'>): readonly string[] {
  if (selectedKeys.length === 0) return view.keys;
  const selected = new Set(selectedKeys);
  const shown = view.keys.filter((key) => selected.delete(key));
  return [...shown, ...selected];
}
