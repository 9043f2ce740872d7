/** The built elements rendered on a server and shown in a browser without JavaScript. */
import '@osmapi/osmtalk-elements';

import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
import type { Page } from 'puppeteer-core';

import type { Stage } from './browser.js';
import { addressOf, openPage } from './browser.js';
import { official } from './said.js';

const reasons = [...official.keys()];

export const badges = html`${reasons.map((reason) => html`<osm-blame-badge reason=${reason}></osm-blame-badge>`)}`;

export const banners = html`${reasons.map(
  (reason) => html`<osm-failure-banner reason=${reason} audience="tester" retry></osm-failure-banner>`,
)}`;

export const list = html`<osm-failure-list
  calls=${JSON.stringify(reasons.map((reason) => ({ id: reason, status: 'failed', failureReason: reason })))}
></osm-failure-list>`;

/** A page with server-rendered markup: with declarative shadow roots, without JavaScript. */
export const pageFrom = async (stage: Stage, sent: typeof list): Promise<Page> =>
  openPage(stage, addressOf(await collectResult(render(sent))), false);
