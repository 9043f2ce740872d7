import type { ReactiveControllerHost } from 'lit';

import { isNameless } from '../../ledger/columns.js';
import type { BulkActions } from './bulk-actions.js';
import { OsmFilterEvent, OsmOpenEvent, OsmReloadEvent, OsmSelectEvent } from './events.js';
import type { FilterChoice } from './filter-choice.js';
import { NO_FILTERS } from './filter-choice.js';
import type { ListModel, ListRequest, ListSnapshot } from './list-model.js';
import { keysOfGroup } from './list-model.js';
import type { NextFrame } from './next-frame.js';
import type { OpenedCalls } from './opened-calls.js';
import type { Selection } from './selection.js';
import type { ListHandlers } from './templates/handlers.js';
import { keyAction } from './viewport/keyboard.js';
import { keyOf, lineElementOf, lineIdOf } from './viewport/lines.js';
import type { Viewport } from './viewport/viewport.js';

/** The list, as far as a person's actions change it. Its filters are properties of the same names as a choice's. */
export interface ActionHost extends EventTarget, Pick<ReactiveControllerHost, 'requestUpdate' | 'updateComplete'> {
  paused: boolean;
}

/** What the list consists of. */
export interface ListParts {
  readonly model: ListModel;
  readonly selection: Selection;
  readonly opened: OpenedCalls;
  readonly bulk: BulkActions;
  readonly viewport: Viewport;
  readonly nextDraw: NextFrame;
  /** What was drawn last. */
  readonly snapshot: () => ListSnapshot;
  /** What is asked for now. */
  readonly request: () => ListRequest;
}

/** What a person does in the list, as calls of its parts. Sends the list's events, except those about retries. */
export class ListActions implements ListHandlers {
  readonly #host: ActionHost;
  readonly #parts: ListParts;

  constructor(host: ActionHost, parts: ListParts) {
    this.#host = host;
    this.#parts = parts;
  }

  readonly choose = (choice: Partial<FilterChoice>): void => {
    Object.assign(this.#host, choice);
    this.#host.dispatchEvent(new OsmFilterEvent(this.#parts.request().choice));
  };

  readonly clearFilters = (): void => {
    this.choose(NO_FILTERS);
    this.#focusFirstRow();
  };

  readonly togglePause = (): void => {
    this.#host.paused = !this.#host.paused;
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
    if (this.#parts.model.turnPage(by)) this.#host.requestUpdate();
  };

  readonly select = (event: Event): void => {
    const { selection } = this.#parts;
    const box = event.target as HTMLInputElement;
    const keys = this.#keysOfBox(box);
    selection.change(keys, box.checked);
    this.#parts.bulk.forgetChoices(selection.keys.size === 0);
    this.#host.requestUpdate();
    const ids = [...selection.keys].filter((key) => !isNameless(key));
    this.#host.dispatchEvent(new OsmSelectEvent(ids));
    // A listener may have chosen otherwise.
    box.checked = selection.hasAll(keys);
  };

  /** A click anywhere on a row opens it, unless it is on a control of its own, or selected text. */
  readonly click = (event: Event): void => {
    const line = lineElementOf(event.target);
    if (!line?.part.contains('row')) return;
    const control = (event.target as Element).closest('input, button, a');
    const isExpandButton = control?.part.contains('expand-button') === true;
    const selectedText = getSelection()?.toString() ?? '';
    if (isExpandButton || (!control && selectedText === '')) this.#toggle(keyOf(lineIdOf(line)));
  };

  readonly keydown = (event: KeyboardEvent): void => {
    const line = lineElementOf(event.target);
    const isOnLine = line !== null && line === event.target;
    if (!isOnLine || event.altKey || event.ctrlKey || event.metaKey) return;
    const action = keyAction(event.key, this.#parts.viewport.keyContextOf(line));
    if (!action) return;
    event.preventDefault();
    if (action.type === 'move') void this.#parts.viewport.moveTo(action.to, action.direction);
    else if (action.type === 'toggle') this.#toggle(keyOf(lineIdOf(line)));
    else line.querySelector('input')?.click();
  };

  readonly focusin = ({ target }: FocusEvent): void => {
    const line = lineElementOf(target);
    if (line) this.#parts.viewport.setActiveLine(line);
  };

  /** Nobody may be reading rows any more, once the focus has arrived where it goes. */
  readonly focusout = ({ relatedTarget }: FocusEvent): void => {
    if (!lineElementOf(relatedTarget)) this.#parts.nextDraw.request();
  };

  readonly scroll = (): void => {
    const { snapshot, viewport } = this.#parts;
    const mayAdmitCalls = snapshot().waitingCount > 0 && !viewport.isBeingRead;
    if (mayAdmitCalls) this.#host.requestUpdate();
    viewport.handleScroll();
  };

  #focusFirstRow(): void {
    void this.#host.updateComplete.then(() => this.#parts.viewport.moveTo(0));
  }

  /** What a check box selects: a call, a group, or, in the head, all that is shown. */
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
    // The banner follows its row in the order of Tab at once.
    viewport.settle();
    // It draws itself after the list; a page in the background observes no sizes.
    void this.#host.updateComplete.then(() => viewport.placeLines());
    const failure = model.failure(key, snapshot().lang);
    if (isOpen && failure) this.#host.dispatchEvent(new OsmOpenEvent(failure));
  }
}
