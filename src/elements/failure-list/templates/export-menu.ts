/** "Export": a button, and under it what can be taken out of the list. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';

import { fillCount } from '../../../catalog/fill.js';
import { placedUnder } from '../../shared/place-popover.js';
import type { ExportFormat } from '../events.js';
import type { ListSnapshot } from '../list-model.js';
import type { ExportHandlers } from './handlers.js';
import { DOWNLOAD } from './icons.js';

/** What became of an export, in words. */
export interface ExportOutcome {
  readonly format: ExportFormat;
  readonly text: string;
}

/**
 * No menu by its role, but a popover with two buttons: it stays open, and the pressed button says what became of it. The
 * browser opens it, moves the focus by Tab and closes it by Escape or a press elsewhere.
 */
export function exportMenu(snapshot: ListSnapshot, handlers: ExportHandlers): TemplateResult {
  const { words } = snapshot;
  return html`<span part="export" @focusout=${closeWhenLeft}>
    <button part="export-button" type="button" popovertarget="export-menu">
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d=${DOWNLOAD} /></svg> <span>${words.exportCalls}</span>
    </button>
    <span part="export-menu" id="export-menu" role="group" aria-label=${words.exportCalls} popover @beforetoggle=${opening(handlers)}>
      <span part="export-scope" id="export-scope">${scopeOf(snapshot)}</span>
      ${item('csv', words.downloadCsv, handlers)} ${item('text', words.copyTable, handlers)}
    </span>
  </span>`;
}

function item(format: ExportFormat, label: string, { outcome, exportAs }: ExportHandlers): TemplateResult {
  const text = outcome?.format === format ? outcome.text : label;
  return html`<button part="export-item" type="button" aria-describedby="export-scope" @click=${() => exportAs(format)}>${text}</button>`;
}

/** Of which calls: "3 calls selected", or "9 of 166 failed calls shown". Without numbers while calls are still being read. */
function scopeOf({ words, lang, summary, selectedKeys, isPartial }: ListSnapshot): string | typeof nothing {
  if (isPartial) return nothing;
  const { shown, failures } = summary;
  return selectedKeys.length > 0
    ? fillCount(words.selected, { count: selectedKeys.length }, lang)
    : fillCount(words.shownOf, { shown, count: failures }, lang);
}

/** The popover is less high than this, in px. */
const HEIGHT = 160;

const placeMenu = placedUnder(HEIGHT);

/** Nobody opens it without a reason: what a press needs is loaded now, so that the press itself waits for nothing. */
const opening =
  ({ prepareExport }: ExportHandlers) =>
  (event: ToggleEvent): void => {
    if (event.newState === 'open') prepareExport();
    placeMenu(event);
  };

/** The browser leaves a popover open when the focus goes on from it. */
function closeWhenLeft({ currentTarget, relatedTarget }: FocusEvent): void {
  const group = currentTarget as Element;
  // Null: to nowhere, as in Safari, whose buttons get no focus when they are pressed.
  if (relatedTarget === null || group.contains(relatedTarget as Node)) return;
  group.querySelector<HTMLElement>(':popover-open')?.hidePopover();
}
