import type { Failure } from '../../failure/explain.js';
import type { Dispute } from '../../format/dispute.js';

/** In which form a failure was copied. */
export type CopyFormat = 'text' | 'markdown';

/** A person copied a failure. Sent whether or not the clipboard took it. */
export class OsmCopyEvent extends Event {
  /** What was copied. */
  readonly failure: Failure;
  /** `text` or `markdown`. */
  readonly format: CopyFormat;
  /** The text itself. */
  readonly text: string;

  constructor(failure: Failure, format: CopyFormat, text: string) {
    super('osm-copy', { bubbles: true, composed: true });
    this.failure = failure;
    this.format = format;
    this.text = text;
  }
}

/** A person disputes a classification. Cancelable: `preventDefault()` keeps the mail program closed, for a form of your own. */
export class OsmDisputeEvent extends Event {
  /** What is disputed. */
  readonly failure: Failure;
  /** The prepared message: ids and facts, without personal data. */
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
