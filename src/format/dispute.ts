import { dispute as english } from '../catalog/english.js';
import { fill } from '../catalog/fill.js';
import { words } from '../catalog/registry.js';
import type { Failure } from '../failure/explain.js';
import { factsOf, legible } from './facts.js';

/** Where the official page asks people to send what they disagree with. */
export const SUPPORT_ADDRESS = 'support@osmapi.com';

/** A message to support, ready to be sent. */
export interface Dispute {
  readonly subject: string;
  readonly text: string;
  /** A `mailto:` link with the whole message. */
  readonly href: string;
}

/** The official page's dispute path, prepared: ids and facts of the call, without personal data. */
export function disputeOf(failure: Failure): Dispute {
  const { lang, guidance, call, doubts } = failure;
  const say = words('dispute', lang, english);
  const code = legible(failure.code || failure.reason);
  const subject = fill(call.id === '' ? say.subjectWithoutId : say.subject, { id: legible(call.id), code }, lang);
  const facts = factsOf(failure, { audience: 'developer' }).filter(({ name }) => name !== 'destination');
  const text = [
    fill(say.intro, { code, title: guidance.title }, lang),
    [say.facts, ...facts.map(({ label, value }) => `${label}: ${value}`)].join('\n'),
    ...(doubts.length > 0 ? [[say.doubts, ...doubts.map((doubt) => legible(doubt.text))].join('\n')] : []),
    say.screenshot,
  ].join('\n\n');
  return { subject, text, href: `mailto:${SUPPORT_ADDRESS}?subject=${encode(subject)}&body=${encode(text)}` };
}

/** `encodeURIComponent` throws on half a surrogate pair, which foreign text may hold. Mail wants CRLF. */
export const encode = (text: string): string =>
  encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd').replaceAll('\n', '\r\n'));
