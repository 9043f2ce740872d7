/** The pages as the server renders them: with complete elements, readable before the script loads and without it. */
// Registers the elements in this process, so that they are rendered.
import '@osmapi/osmtalk-elements';

import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { explainFailure, readCall } from '@osmapi/osmtalk-elements/catalog.js';
import { html as frame, raw } from 'hono/html';
import { html, type TemplateResult } from 'lit';

export interface PageOptions {
  /** Set on the elements, too, so that no word changes with hydration. */
  readonly lang: string;
  /** The response's nonce, which allows the styles of the elements. */
  readonly nonce: string;
}

/** The text of a page about a call that did not fail. */
export const NO_FAILURE = 'This call did not fail.';

export function callPage(call: Record<string, unknown>, options: PageOptions): Promise<string> {
  const { id } = readCall(call);
  const nothing = explainFailure(call) ? '' : html`<p lang="en">${NO_FAILURE}</p>`;
  const banner = html`<osm-failure-banner lang=${options.lang} heading-level="1" audience="developer" call=${asJson(call)}>
    <p slot="fallback" lang="en">This call failed.</p>
    <a slot="actions" href="/" lang="en">All calls</a>
  </osm-failure-banner>`;
  return page(`Call ${id}`, html`${banner}${nothing}`, options);
}

export function listPage(
  calls: readonly Record<string, unknown>[],
  total: number,
  options: PageOptions,
): Promise<string> {
  const failed = calls.filter((call) => explainFailure(call));
  const links = failed.map((call) => {
    const { id } = readCall(call);
    return html`<li><a href="/calls?id=${encodeURIComponent(id)}">${id}</a></li>`;
  });
  const list = html`<osm-failure-list lang=${options.lang} heading-level="1" total-calls=${total}
    calls=${JSON.stringify(failed.map(asRecord))}></osm-failure-list>`;
  return page('Failed calls', html`${list}<h2 lang="en">Each on its own page</h2><ul>${links}</ul>`, options);
}

/** Only what the page may show goes into its source: no full phone number, and of a transcript only that there is one. */
const asRecord = (call: Record<string, unknown>) => {
  const record = readCall(call);
  return { ...record, failureReason: call.failureReason, transcript: record.hasTranscript ? 'on the server' : '' };
};
const asJson = (call: Record<string, unknown>) => JSON.stringify(asRecord(call));

async function page(title: string, content: TemplateResult, { lang, nonce }: PageOptions): Promise<string> {
  const body = raw(addNonce(await collectResult(render(content)), nonce));
  const written = await frame`<!doctype html>
<html lang="${lang}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="stylesheet" href="/page.css">
    <script type="module" src="/client/client.js"></script>
  </head>
  <body>${body}</body>
</html>`;
  return String(written);
}

/**
 * The styles of a declarative shadow root are a `<style>` element, which `style-src 'self'` blocks without a nonce. They come
 * first in their template; data from a call cannot match, since it is escaped.
 */
const addNonce = (markup: string, nonce: string): string =>
  markup.replaceAll(/(<template [^>]*shadowrootmode="open"[^>]*>)<style>/g, `$1<style nonce="${nonce}">`);
