import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';

import { blameLabel, blameOf } from '../../catalog/describe.js';
import { directionOf, languageFor } from '../../catalog/registry.js';
import { VERSION } from '../../catalog/version.js';
import type { LikelyBlame } from '../../catalog/vocabulary.js';
import { isBlame } from '../../catalog/vocabulary.js';
import { BLAME_ICONS } from '../shared/icons.js';
import { Language } from '../shared/language.js';
import { openRoot } from '../shared/open-root.js';
import { inkTokens, reset } from '../shared/tokens.js';
import { badgeStyles } from './badge.js';

/**
 * Says in a word whose problem a failed call most likely is: an icon, a label, and a colour only third.
 *
 * @tagname osm-blame-badge
 *
 * @attribute {string} lang - Language of the words, as on any element. Absent: the nearest ancestor's, out of shadow roots too. English where `useCatalog` was given no such language.
 *
 * @csspart badge - The badge. Also carries its blame as a part name, so that `::part(carrier)` styles one blame.
 * @csspart icon - The blame's icon.
 * @csspart label - The blame's label, always visible.
 *
 * @cssproperty [--osm-surface=light-dark(#fff, #1a1d21)] - Background that the badge's tint is mixed with.
 * @cssproperty [--osm-text=light-dark(#1a1d21, #eceef1)] - Colour from which that of an unknown blame is mixed.
 * @cssproperty [--osm-muted=color-mix(in srgb, var(--osm-text) 78%, var(--osm-surface))] - Colour of an unknown blame, unless it has its own.
 * @cssproperty [--osm-blame-platform=light-dark(#5a2ca0, #d3bfff)] - Hue of platform-side failures.
 * @cssproperty [--osm-blame-caller=light-dark(#174a94, #b1ceff)] - Hue of the caller's behaviour.
 * @cssproperty [--osm-blame-carrier=light-dark(#743f00, #ffcf94)] - Hue of the carrier.
 * @cssproperty [--osm-blame-environment=light-dark(#0d5a41, #9ae3c1)] - Hue of environment and network.
 * @cssproperty [--osm-blame-unknown=var(--osm-muted)] - Hue of an unknown blame.
 */
export class OsmBlameBadge extends LitElement {
  /** Version of the library that defined this element. */
  static readonly version = VERSION;

  static override readonly styles = [
    css`
      :host {
        display: inline-block;
        max-inline-size: 100%;
      }

      :host([hidden]) {
        display: none;
      }

      [part~='badge'] {
        ${reset}
        ${inkTokens}
        inline-size: fit-content; /* also where the page lays its host out as a grid or in a column */
        vertical-align: middle;
      }
    `,
    badgeStyles,
  ];

  static override readonly properties = {
    blame: {},
    reason: {},
  };

  /** Whose problem it is: `platform`, `caller`, `carrier`, `environment` or `unknown`. Any other text is shown as `unknown`; absent, `reason` counts. */
  blame: LikelyBlame | (string & {}) | null = null;

  /** A failure reason, whose likely blame is shown where no `blame` is given. With neither, nothing is shown. */
  reason: string | null = null;

  readonly #language = new Language(this);

  constructor() {
    super();
    openRoot(this);
  }

  protected override render(): TemplateResult | typeof nothing {
    const blame = this.#shownBlame();
    if (blame === null) return nothing;
    const lang = languageFor(this.#language.tag);
    return html`<span part="badge ${blame}" lang=${lang} dir=${directionOf(lang)}
      ><svg part="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${BLAME_ICONS[blame]} /></svg
      ><span part="label">${blameLabel(blame, { lang })}</span></span
    >`;
  }

  #shownBlame(): LikelyBlame | null {
    if (isGiven(this.blame)) return isBlame(this.blame) ? this.blame : 'unknown';
    return isGiven(this.reason) ? blameOf(this.reason) : null;
  }
}

/** An attribute that a framework leaves empty says nothing. */
const isGiven = (value: unknown): boolean => value !== null && value !== undefined && value !== '';

declare global {
  interface HTMLElementTagNameMap {
    'osm-blame-badge': OsmBlameBadge;
  }
}
