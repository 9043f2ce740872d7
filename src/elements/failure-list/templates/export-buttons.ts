import type { TemplateResult } from 'lit';
import { html } from 'lit';

import type { ListSnapshot } from '../list-model.js';
import type { ListHandlers } from './handlers.js';

/** "Download CSV" and "Copy table". Safari copies only during the press: what it needs is loaded before, if possible. */
export function exportButtons({ words }: ListSnapshot, { exportAs, prepareExport }: ListHandlers): TemplateResult {
  return html`<span part="export" @pointerover=${prepareExport} @focusin=${prepareExport}>
    <button part="export-button" type="button" @click=${() => exportAs('csv')}>${words.downloadCsv}</button>
    <button part="export-button" type="button" @click=${() => exportAs('text')}>${words.copyTable}</button>
  </span>`;
}
