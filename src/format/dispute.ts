import { dispute as english } from '../catalog/english.js';
import { fill } from '../catalog/fill.js';
import { words } from '../catalog/registry.js';
import type { Failure } from '../failure/explain.js';
import { legible } from '../failure/legible.js';
import { maskText } from '../failure/mask.js';
import { formatText } from './text.js';

/** Where the official page asks people to send what they disagree with. */
export const SUPPORT_ADDRESS = 'support@osmapi.com';

/** A message to support, ready to be sent. */
export interface Dispute {
  readonly text: string;
  /** A `mailto:` link with the whole message. */
  readonly href: string;
}

/** The official page's dispute path, prepared: ids and facts of the call, without personal data. */
export function disputeOf(failure: Failure): Dispute {
  const { lang, call } = failure;
  const say = words('dispute', lang, english);
  const code = maskText(failure.code);
  const values = { id: legible(call.id), code: legible(code) || failure.reason };
  const anonymous = { ...failure, code, call: { ...call, channel: maskText(call.channel), destination: '' } };
  const body = formatText(anonymous, { audience: 'developer' });
  const text = `${fill(say.intro, values, lang)}\n\n${body}`;
  return {
    text,
    href: `mailto:${SUPPORT_ADDRESS}?subject=${encode(fill(say.subject, values, lang))}&body=${encode(text)}`,
  };
}

/** `encodeURIComponent` throws on half a surrogate pair, which foreign text may hold. Mail wants CRLF. */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed().replaceAll('\n', '\r\n'));
