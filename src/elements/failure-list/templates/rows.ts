/** The lines of the grid: group headings, rows of calls, and banners of opened calls. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';

import { BLAMES } from '../../../catalog/vocabulary.js';
import type { Failure } from '../../../failure/explain.js';
import type { Audience } from '../../../format/facts.js';
import type { ListSnapshot } from '../list-model.js';
import type { BannerRow } from '../opened-calls.js';
import type { SelectedShare } from '../selection.js';
import { rowIndexOf } from '../viewport/line-placement.js';
import type { DetailLine, Line } from '../viewport/lines.js';
import { callRow, columnCount, levelOf } from './call-row.js';
import { groupRow } from './group-row.js';

/** The text of a row about its call's retry, and the link to the new call; '' if there is none. */
export interface RetryNote {
  readonly text: string;
  /** Why no call was placed, in the host's words; '' if it did not say. */
  readonly message: string;
  readonly href: string;
}

/** What all rows of a draw share. */
export interface RowContext {
  readonly snapshot: ListSnapshot;
  readonly isSelectable: boolean;
  readonly selected: ReadonlySet<string>;
  /** How many of all shown calls are selected. */
  readonly selectedShare: SelectedShare;
  readonly selectedShareOf: (group: string) => SelectedShare;
  readonly opened: ReadonlySet<string>;
  /** The id of the line that Tab reaches. */
  readonly activeId: string;
  /** The outcome of a call's retry, or that the same person was called again; null if there is nothing to say. */
  readonly retryNote: (key: string, failure: Failure) => RetryNote | null;
  readonly bannerRow: (key: string, failure: Failure) => BannerRow;
  /** The moment of the draw, in ms since 1970. */
  readonly now: number;
  /** The host's `callHref`, unchecked. */
  readonly callHref: unknown;
  /** Properties of the banners of opened calls. */
  readonly banner: {
    readonly retry: boolean;
    readonly audience: Audience;
    readonly eventsHref: string | null;
    readonly timeZone: string | null;
    readonly level: number;
  };
}

/** The value of `exportparts` for the banner of an opened call. */
const BANNER_PARTS =
  'banner icon header title badge badge-icon badge-label cause next-step what-to-try retry-advice doubt reassurance outbound meta retry-failure retry-message action-bar retry-button retry-status new-call-link cancel-button events-link copy-group copy-button copy-menu-button copy-menu call-facts dispute-link'
    .split(' ')
    .concat(BLAMES)
    .map((part) => `${part}: banner-${part}`)
    .join();

/** Draws any kind of line. A call that was removed after its view was computed shows nothing. */
export function row(line: Line, context: RowContext): TemplateResult | typeof nothing {
  if (line.kind === 'group') return groupRow(line, context);
  const failure = context.snapshot.failureOf(line.key);
  if (!failure) return nothing;
  return line.kind === 'call' ? callRow(line, failure, context) : detailRow(line, failure, context);
}

function detailRow(line: DetailLine, failure: Failure, context: RowContext): TemplateResult {
  const { snapshot, isSelectable, banner, bannerRow } = context;
  return html`<div role="row" part="detail" data-line=${line.id} aria-rowindex=${rowIndexOf(line)} aria-level=${levelOf(snapshot) + 1}>
    <div role="gridcell" aria-colspan=${columnCount(snapshot) + (isSelectable ? 1 : 0)}>
      <osm-failure-banner
        exportparts=${BANNER_PARTS}
        lang=${snapshot.lang}
        .row=${bannerRow(line.key, failure)}
        .retry=${banner.retry}
        .audience=${banner.audience}
        .eventsHref=${banner.eventsHref}
        .timeZone=${banner.timeZone}
        .headingLevel=${banner.level}
      ></osm-failure-banner>
      <slot name=${`details-${line.key}`}></slot>
    </div>
  </div>`;
}
