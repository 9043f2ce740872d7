/* global navigator, customElements */
/** A naive Lit banner: the nodes and styles of the limit, written with Lit without optimisation. */
import { css, html, LitElement, nothing, unsafeCSS } from 'lit';
import look from 'look';

import { BLAME_ICONS } from '../../../dist/elements/shared/icons.js';
import { wordsOf } from '../words.mjs';

class LitBadge extends LitElement {
  static properties = { blame: {}, label: {} };
  static styles = [unsafeCSS(look), css`:host { display: contents }`];

  render() {
    return html`<span part="badge ${this.blame}">
      <svg part="badge-icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${BLAME_ICONS[this.blame]} /></svg>
      <span part="badge-label">${this.label}</span>
    </span>`;
  }
}
customElements.define('lit-badge', LitBadge);

class LitBanner extends LitElement {
  static properties = { call: {} };
  static styles = unsafeCSS(look);

  render() {
    if (!this.call) return nothing;
    const { title, blame, label, cause, whatToTry, advice } = wordsOf(this.call);
    return html`
      <div part="banner" role="group" aria-labelledby="title" lang="en" dir="ltr">
        <svg part="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M1 9q0-4 7-4t7 4v2l-4-1V8a9 9 0 0 0-6 0v2l-4 1z" /></svg>
        <div part="header">
          <div part="title" id="title" role="heading" aria-level="2">${title}</div>
          <lit-badge .blame=${blame} .label=${label}></lit-badge>
        </div>
        <p part="cause">${cause}</p>
        <dl part="next-step">
          <div><dt>What to try</dt><dd part="what-to-try">${whatToTry}</dd></div>
          <div><dt>Retry</dt><dd part="retry-advice">${advice}</dd></div>
        </dl>
        <div part="action-bar">
          ${['text', 'markdown'].map((format) => html`<button part="copy-button" type="button" @click=${() => this.copy()}>${format === 'text' ? 'Copy' : 'Copy as Markdown'}</button>`)}
          <a part="dispute-link" href="mailto:support@osmapi.com">Dispute this reason</a>
          <slot name="actions"></slot>
        </div>
        <slot></slot>
        <slot name="fallback" hidden></slot>
      </div>
    `;
  }

  copy() {
    void navigator.clipboard.writeText(this.renderRoot.firstElementChild.innerText);
  }
}
customElements.define('lit-banner', LitBanner);

export function make(call) {
  const banner = document.createElement('lit-banner');
  banner.call = call;
  return banner;
}

export function update(banner, call) {
  banner.call = call;
}
