/* global CSSStyleSheet, HTMLElement, navigator, customElements */
/**
 * The lower limit for an element with a shadow root, written by hand without a library: one shared style sheet, a cloned
 * template, one listener. It has the same nodes and styles as ours, but a single language, a single input shape and no
 * other feature.
 */
import look from 'look';

import { BLAME_ICONS } from '../../../dist/elements/shared/icons.js';
import { wordsOf } from '../words.mjs';

const sheet = new CSSStyleSheet();
sheet.replaceSync(look);

const template = document.createElement('template');
template.innerHTML = `<div part="banner" role="group" aria-labelledby="title" lang="en" dir="ltr"
  ><svg part="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M1 9q0-4 7-4t7 4v2l-4-1V8a9 9 0 0 0-6 0v2l-4 1z"></path></svg
  ><div part="header"
    ><div part="title" id="title" role="heading" aria-level="2"></div
    ><span part="badge"><svg part="badge-icon" viewBox="0 0 16 16" aria-hidden="true"><path></path></svg
      ><span part="badge-label"></span></span
  ></div
  ><p part="cause"></p
  ><dl part="next-step"
    ><div><dt>What to try</dt><dd part="what-to-try"></dd></div
    ><div><dt>Retry</dt><dd part="retry-advice"></dd></div
  ></dl
  ><div part="action-bar"
    ><button part="copy-button" type="button" name="text">Copy</button
    > <button part="copy-button" type="button" name="markdown">Copy as Markdown</button
    ><a part="dispute-link" href="mailto:support@osmapi.com">Dispute this reason</a
    ><slot name="actions"></slot
  ></div
  ><slot></slot
  ><slot name="fallback" hidden></slot
></div>`;

class LimitBanner extends HTMLElement {
  #root = this.attachShadow({ mode: 'open' });
  #call = null;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(template.content.cloneNode(true));
    this.#root.addEventListener('click', this);
  }

  get call() {
    return this.#call;
  }

  set call(call) {
    this.#call = call;
    const { title, blame, label, cause, whatToTry, advice } = wordsOf(call);
    const header = this.#root.firstChild.firstChild.nextSibling;
    const badge = header.lastChild;
    const steps = header.nextSibling.nextSibling;
    header.firstChild.textContent = title;
    badge.setAttribute('part', `badge ${blame}`);
    badge.firstChild.firstChild.setAttribute('d', BLAME_ICONS[blame]);
    badge.lastChild.textContent = label;
    header.nextSibling.textContent = cause;
    steps.firstChild.lastChild.textContent = whatToTry;
    steps.lastChild.lastChild.textContent = advice;
  }

  handleEvent({ target }) {
    if (target.name) void navigator.clipboard.writeText(this.#root.firstChild.innerText);
  }
}
customElements.define('limit-banner', LimitBanner);

export function make(call) {
  const banner = document.createElement('limit-banner');
  banner.call = call;
  return banner;
}

export function update(banner, call) {
  banner.call = call;
}
