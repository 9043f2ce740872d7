import type { Failure } from '../../failure/explain.js';
import type { Dispute } from '../../format/dispute.js';

/** The format in which a failure was copied. */
export type CopyFormat = 'text' | 'markdown';

/** A person pressed a copy button. Sent even if the browser refused to write to the clipboard. */
export class OsmCopyEvent extends Event {
  /** The failure that was copied. */
  readonly failure: Failure;
  /** `text` or `markdown`. */
  readonly format: CopyFormat;
  /** The copied text. */
  readonly text: string;

  constructor(failure: Failure, format: CopyFormat, text: string) {
    super('osm-copy', { bubbles: true, composed: true });
    this.failure = failure;
    this.format = format;
    this.text = text;
  }
}

/** A person disputes a reason. Cancelable: `preventDefault()` stops the mail program from opening, for a form of your own. */
export class OsmDisputeEvent extends Event {
  /** The failure whose reason is disputed. */
  readonly failure: Failure;
  /** The prepared message as plain text: ids and facts, without personal data. */
  readonly text: string;
  /** The `mailto:` link with that message. */
  readonly href: string;

  constructor(failure: Failure, { text, href }: Dispute) {
    super('osm-dispute', { bubbles: true, composed: true, cancelable: true });
    this.failure = failure;
    this.text = text;
    this.href = href;
  }
}

declare global {
  interface HTMLElementEventMap {
    'osm-copy': OsmCopyEvent;
    'osm-dispute': OsmDisputeEvent;
  }
}
