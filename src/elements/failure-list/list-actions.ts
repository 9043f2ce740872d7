import type { ReactiveControllerHost } from 'lit';

import { directionOf } from '../../catalog/registry.js';
import { isNameless } from '../../ledger/columns.js';
import type { BulkActions } from './bulk-actions.js';
import { OsmFilterEvent, OsmOpenEvent, OsmReloadEvent, OsmSelectEvent, OsmViewEvent } from './events.js';
import type { FilterChoice } from './filter-choice.js';
import { NO_FILTERS } from './filter-choice.js';
import { ListExporter } from './list-exporter.js';
import type { ListLayout } from './list-layout.js';
import type { ListModel, ListRequest, ListSnapshot } from './list-model.js';
import type { ListView } from './list-view.js';
import type { NextFrame } from './next-frame.js';
import type { OpenedCalls } from './opened-calls.js';
import type { OutcomeAnnouncer } from './outcome-announcer.js';
import { outcomeKindOf } from './outcome-words.js';
import { keysOfGroup } from './part-of-view.js';
import type { Selection } from './selection.js';
import type { ListHandlers } from './templates/handlers.js';
import { TimelineControl } from './timeline-control.js';
import { cellFocusOf, focusCell } from './viewport/cells.js';
import { cellKeyAction, keyAction } from './viewport/keyboard.js';
import { keyOf, lineElementOf, lineIdOf } from './viewport/lines.js';
import type { Viewport } from './viewport/viewport.js';

/** The part of the list that actions change. Its filter properties have the same names as those of a `FilterChoice`. */
export interface ActionHost extends Element, Pick<ReactiveControllerHost, 'requestUpdate' | 'updateComplete'> {
  paused: boolean;
  readonly shadowRoot: ShadowRoot | null;
  readonly view: ListView;
}

/** The parts of the list that actions call. */
export interface ListParts {
  readonly model: ListModel;
  readonly selection: Selection;
  readonly opened: OpenedCalls;
  readonly bulk: BulkActions;
  readonly viewport: Viewport;
  readonly layout: ListLayout;
  readonly nextDraw: NextFrame;
  readonly outcomes: OutcomeAnnouncer;
  /** The snapshot that was drawn last. */
  readonly snapshot: () => ListSnapshot;
  /** What to draw now. */
  readonly request: () => ListRequest;
}

/** Turns DOM events into calls of the list's parts. Dispatches the list's events, except those about retries. */
export class ListActions implements ListHandlers {
  readonly #host: ActionHost;
  readonly #parts: ListParts;
  readonly exporter: ListExporter;

  readonly timeline: TimelineControl;

  constructor(host: ActionHost, parts: ListParts) {
    this.#host = host;
    this.#parts = parts;
    this.exporter = new ListExporter(host, parts);
    this.timeline = new TimelineControl({
      snapshot: parts.snapshot,
      choose: this.choose,
      redraw: () => {
        host.requestUpdate();
      },
    });
  }

  readonly choose = (choice: Partial<FilterChoice>): void => {
    Object.assign(this.#host, choice);
    this.#parts.model.pages.showFirst();
    this.#host.dispatchEvent(new OsmFilterEvent(this.#host.view));
    this.#parts.outcomes.note(outcomeKindOf(choice));
    this.#tellView();
  };

  readonly clearFilters = (): void => {
    this.choose(NO_FILTERS);
    this.#focusFirstRow();
  };

  readonly removeFilter = (without: Partial<FilterChoice>): void => {
    this.choose(without);
    void this.#host.updateComplete.then(() => this.#focusFilters());
  };

  readonly toggleFilters = (): void => {
    this.#parts.layout.toggleFilters();
  };

  readonly togglePause = (): void => {
    this.#host.paused = !this.#host.paused;
  };

  readonly toggleNotices = (): void => {
    this.#parts.layout.toggleNotices(this.#parts.snapshot().summary.notices);
  };

  readonly showWaiting = (): void => {
    this.#parts.model.admitWaiting();
    this.#parts.viewport.scrollToTop();
    this.#host.requestUpdate();
    this.#focusFirstRow();
  };

  readonly reload = (): void => {
    this.#host.dispatchEvent(new OsmReloadEvent());
  };

  readonly turnPage = (by: 1 | -1): void => {
    if (!this.#parts.model.pages.turn(by)) return;
    this.#host.requestUpdate();
    this.#parts.outcomes.note('page');
    this.#tellView();
  };

  readonly select = (event: Event): void => {
    const { selection } = this.#parts;
    const box = event.target as HTMLInputElement;
    const keys = this.#keysOfBox(box);
    selection.change(keys, box.checked);
    this.#tellSelection();
    // A listener of `osm-select` may have changed the selection.
    const share = selection.shareOf(keys);
    box.checked = share === 'all';
    box.indeterminate = share === 'some';
  };

  /** A click anywhere on a row opens it, unless it hits a control or ends a selection of text. */
  readonly click = (event: Event): void => {
    const line = lineElementOf(event.target);
    const control = (event.target as Element).closest('label, button, a');
    if (line && control?.part.contains('group-retry-button')) this.#askForGroup(keyOf(lineIdOf(line)));
    if (!line?.part.contains('row')) return;
    const isExpandButton = control?.part.contains('expand-button') === true;
    const selectedText = getSelection()?.toString() ?? '';
    if (isExpandButton || (!control && selectedText === '')) this.#toggle(keyOf(lineIdOf(line)));
  };

  readonly keydown = (event: KeyboardEvent): void => {
    const line = lineOfEvent(event);
    if (!line || event.defaultPrevented || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const isHandled = line.part.contains('detail')
      ? this.#handleDetailKey(line, event)
      : this.#handleLineKey(line, event);
    if (isHandled) event.preventDefault();
  };

  readonly focusin = ({ target }: FocusEvent): void => {
    const line = lineElementOf(target);
    if (line) this.#parts.viewport.setActiveLine(line);
  };

  /** When the focus leaves the rows, nobody may be reading them any more, and waiting calls may be shown. */
  readonly focusout = ({ relatedTarget }: FocusEvent): void => {
    if (!lineElementOf(relatedTarget)) this.#parts.nextDraw.request();
  };

  readonly scroll = (): void => {
    const { snapshot, viewport } = this.#parts;
    const mayAdmitCalls = snapshot().waitingCount > 0 && !viewport.isBeingRead;
    if (mayAdmitCalls) this.#host.requestUpdate();
    viewport.handleScroll();
  };

  /** Escape in an opened call closes it, and its row gets the focus. */
  #handleDetailKey(detail: HTMLElement, { key }: KeyboardEvent): boolean {
    if (key !== 'Escape') return false;
    const { viewport } = this.#parts;
    void viewport.moveTo(viewport.keyContextOf(detail).index - 1);
    this.#toggle(keyOf(lineIdOf(detail)));
    return true;
  }

  #handleLineKey(line: HTMLElement, { key, target }: KeyboardEvent): boolean {
    const { viewport, opened, snapshot } = this.#parts;
    const context = viewport.keyContextOf(line);
    const focus = cellFocusOf(line, target as Element);
    // A control handles Enter and Space itself.
    if (focus.isOnControl && (key === 'Enter' || key === ' ')) return false;
    const isOpen = context.isCall ? opened.keys.has(keyOf(lineIdOf(line))) : null;
    const isRightToLeft = directionOf(snapshot().lang) === 'rtl';
    const action = cellKeyAction(key, focus, { isOpen, isRightToLeft }) ?? keyAction(key, context);
    if (!action) return false;
    if (action.type === 'move') void this.#moveTo(action.to, action.direction, focus.index);
    else if (action.type === 'toggle') this.#toggle(keyOf(lineIdOf(line)));
    else if (action.type === 'select') line.querySelector('input')?.click();
    else if (action.to === null) line.focus();
    else focusCell(line, action.to);
    return true;
  }

  /** Moves the focus to another line; if a cell has it, to the cell in the same column. */
  async #moveTo(to: number, direction: 1 | -1, cell: number | null): Promise<void> {
    const line = await this.#parts.viewport.moveTo(to, direction);
    if (line && cell !== null) focusCell(line, cell);
  }

  /** "Retry group": selects the calls of the group, and has the bulk bar ask for a confirmation. */
  #askForGroup(group: string): void {
    const { selection, bulk, snapshot } = this.#parts;
    selection.replace(keysOfGroup(snapshot().view, group));
    this.#tellSelection();
    bulk.ask();
  }

  /** Dispatches `osm-select`, after a person changed the selection. */
  #tellSelection(): void {
    const { selection, bulk, outcomes } = this.#parts;
    bulk.forgetChoices(selection.keys.size === 0);
    this.#host.requestUpdate();
    outcomes.note('selection');
    const ids = [...selection.keys].filter((key) => !isNameless(key));
    this.#host.dispatchEvent(new OsmSelectEvent(ids));
  }

  /** After a filter's button was removed: moves the focus to another active filter, or to the search field. */
  #focusFilters(): void {
    const { shadowRoot } = this.#host;
    if (!shadowRoot || shadowRoot.activeElement) return;
    const controls = shadowRoot.querySelectorAll<HTMLElement>('[part=query], [part=chip]');
    Array.from(controls).at(-1)?.focus();
  }

  #focusFirstRow(): void {
    void this.#host.updateComplete.then(() => this.#parts.viewport.moveTo(0));
  }

  /** The keys that a check box selects: of a call, of a group, or (in the header) of all shown calls. */
  #keysOfBox(box: HTMLInputElement): readonly string[] {
    const { model, request, snapshot } = this.#parts;
    const line = lineElementOf(box);
    if (!line) return model.shownKeys(request());
    const key = keyOf(lineIdOf(line));
    return line.part.contains('group-row') ? keysOfGroup(snapshot().view, key) : [key];
  }

  #toggle(key: string): void {
    const { model, opened, viewport, snapshot } = this.#parts;
    const isOpen = opened.toggle(key);
    // Puts the banner right after its row in the DOM, so that Tab reaches it next.
    viewport.settle();
    // The banner is drawn after the list. In a background tab, no ResizeObserver would report its size.
    void this.#host.updateComplete.then(() => viewport.placeLines());
    const failure = model.failure(key, snapshot().lang);
    if (isOpen && failure) this.#host.dispatchEvent(new OsmOpenEvent(failure));
    this.#tellView();
  }

  #tellView(): void {
    this.#host.dispatchEvent(new OsmViewEvent(this.#host.view));
  }
}

/** The line in which an event happened, also if its target is slotted content of the host. */
const lineOfEvent = (event: Event): HTMLElement | null =>
  event
    .composedPath()
    .map((node) => (node instanceof HTMLElement && node.matches('[data-line]') ? node : null))
    .find((line) => line !== null) ?? null;
