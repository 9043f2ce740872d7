/** The button "Export", and the popover with the two formats. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';

import { fillCount } from '../../../catalog/fill.js';
import { placedUnder } from '../../shared/place-popover.js';
import type { ExportFormat } from '../events.js';
import type { ListSnapshot } from '../list-model.js';
import type { ExportHandlers } from './handlers.js';
import { DOWNLOAD } from './icons.js';

/** The outcome of an export, in words. */
export interface ExportOutcome {
  readonly format: ExportFormat;
  readonly text: string;
}

/**
 * Not a menu by its role, but a popover with two buttons, because it stays open and the pressed button shows the
 * outcome. The browser opens it, moves the focus by Tab, and closes it by Escape or a press elsewhere.
 */
export function exportMenu(snapshot: ListSnapshot, handlers: ExportHandlers): TemplateResult {
  const { words } = snapshot;
  return html`<span part="export" @focusout=${closeWhenLeft}>
    <button part="export-button" type="button" popovertarget="export-menu" aria-label=${words.exportCalls}>
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d=${DOWNLOAD} /></svg> <span>${words.exportCalls}</span>
    </button>
    <span part="export-menu" id="export-menu" role="group" aria-label=${words.exportCalls} popover @beforetoggle=${toggling(handlers)}>
      <span part="export-scope" id="export-scope">${scopeOf(snapshot)}</span>
      ${item('csv', words.downloadCsv, handlers)} ${item('text', words.copyTable, handlers)}
    </span>
  </span>`;
}

function item(format: ExportFormat, label: string, { outcome, exportAs }: ExportHandlers): TemplateResult {
  const text = outcome?.format === format ? outcome.text : label;
  return html`<button part="export-item" type="button" aria-describedby="export-scope" @click=${() => exportAs(format)}>${text}</button>`;
}

/**
 * Which calls are exported: "3 calls selected" or "9 of 166 failed calls shown"; nothing while calls are being read.
 */
function scopeOf({ words, lang, summary, selectedKeys, isPartial }: ListSnapshot): string | typeof nothing {
  if (isPartial) return nothing;
  const { shown, failures } = summary;
  return selectedKeys.length > 0
    ? fillCount(words.selected, { count: selectedKeys.length }, lang)
    : fillCount(words.shownOf, { shown, count: failures }, lang);
}

/** Free height that the popover needs below its button, in px. */
const HEIGHT = 160;

const placeMenu = placedUnder(HEIGHT);

/** Loads the code of an export when the popover opens, so that a press in it does not have to wait. */
const toggling =
  ({ prepareExport }: ExportHandlers) =>
  (event: ToggleEvent): void => {
    placeMenu(event);
    if (event.newState === 'open') prepareExport();
    else returnFocus(event.currentTarget as HTMLElement);
  };

/** Focuses the button before a focused one in the popover is hidden. In a shadow root, Chromium 156 loses the focus then. */
function returnFocus(menu: HTMLElement): void {
  if (menu.matches(':focus-within')) menu.parentElement?.querySelector<HTMLElement>('[popovertarget]')?.focus();
}

/** Closes the popover when the focus leaves it, which the browser does not do. */
function closeWhenLeft({ currentTarget, relatedTarget }: FocusEvent): void {
  const group = currentTarget as Element;
  // Null if nothing gets the focus, as in Safari, whose buttons are not focused by a press.
  if (relatedTarget === null || group.contains(relatedTarget as Node)) return;
  group.querySelector<HTMLElement>(':popover-open')?.hidePopover();
}
