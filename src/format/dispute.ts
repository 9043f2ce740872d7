import { dispute as english } from '../catalog/english.js';
import { fill } from '../catalog/fill.js';
import { words } from '../catalog/registry.js';
import type { Failure } from '../failure/explain.js';
import { maskText } from '../failure/mask.js';
import { sanitiseText } from '../failure/sanitised-text.js';
import { asMarkdown, formatMarkdown } from './markdown.js';
import { formatText } from './text.js';

/** The support address of the official page, for people who disagree with a reason. */
export const SUPPORT_ADDRESS = 'support@osmapi.com';

/** A message to support, ready to be sent. */
export interface Dispute {
  /** The message as plain text. */
  readonly text: string;
  /** A `mailto:` link with the whole message. */
  readonly href: string;
}

/** The message that disputes a reason: ids and facts of the call, without personal data. */
export function disputeOf(failure: Failure): Dispute {
  const text = messageOf(failure, formatText, String);
  const subject = sentenceOf(failure, 'subject');
  return { text, href: `mailto:${SUPPORT_ADDRESS}?subject=${encode(subject)}&body=${encode(text)}` };
}

/** The message of `osm-dispute` as Markdown, for a ticket: `disputeInMarkdown(event.failure)`. */
export const disputeInMarkdown = (failure: Failure): string => messageOf(failure, formatMarkdown, asMarkdown);

function messageOf(failure: Failure, format: typeof formatText, write: (text: string) => string): string {
  const { call } = failure;
  const anonymous = {
    ...failure,
    code: maskText(failure.code),
    call: { ...call, channel: maskText(call.channel), destination: '' },
  };
  return `${write(sentenceOf(failure, 'intro'))}\n\n${format(anonymous, { audience: 'developer' })}`;
}

const sentenceOf = ({ lang, call, code, reason }: Failure, name: keyof typeof english): string =>
  fill(
    words('dispute', lang, english)[name],
    { id: sanitiseText(call.id), code: sanitiseText(maskText(code)) || reason },
    lang,
  );

/** `encodeURIComponent` throws on half a surrogate pair, which foreign text may contain. Mail needs CRLF. */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed().replaceAll('\n', '\r\n'));
