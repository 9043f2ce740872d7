/** The pages, as the server writes them: the elements drawn in full, to be read before and without any script. */
// Registers the elements in this process, which is what has them drawn.
import '@osmapi/osmtalk-elements';

import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { explainFailure, readCall } from '@osmapi/osmtalk-elements/catalog.js';
import { html as frame, raw } from 'hono/html';
import { html, type TemplateResult } from 'lit';

export interface PageOptions {
  /** Also of the elements themselves: then no word changes when the script takes over. */
  readonly lang: string;
  /** Of this one response: it lets in the styles that the elements bring along. */
  readonly nonce: string;
}

/** What a page says of a call that is not to be explained. */
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

/** What stands in the page's source is what the page may show: no whole phone number, and of a transcript that there is one. */
const asRecord = (call: Record<string, unknown>) => {
  const record = readCall(call);
  return { ...record, failureReason: call.failureReason, transcript: record.hasTranscript ? 'on the server' : '' };
};
const asJson = (call: Record<string, unknown>) => JSON.stringify(asRecord(call));

async function page(title: string, content: TemplateResult, { lang, nonce }: PageOptions): Promise<string> {
  const body = raw(letIn(await collectResult(render(content)), nonce));
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
 * The styles of a shadow root that comes as markup are a `<style>` element, which `style-src 'self'` refuses. Ours come
 * first in their templates; nothing that a call says can look like that, since it is escaped.
 */
const letIn = (markup: string, nonce: string): string =>
  markup.replaceAll(/(<template [^>]*shadowrootmode="open"[^>]*>)<style>/g, `$1<style nonce="${nonce}">`);
