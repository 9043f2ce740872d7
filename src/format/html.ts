import type { Failure } from '../failure/explain.js';
import type { FactOptions } from './facts.js';
import { inParagraphs } from './paragraphs.js';
import { printable } from './printable.js';

/**
 * One failure as HTML for an e-mail: a `div` of paragraphs to put into a message. It has no styles, scripts, colours or
 * tables: mail clients remove style sheets and scripts and invert colours in dark mode. So it looks like the rest of the
 * message.
 */
export function formatHtml(failure: Failure, options: FactOptions = {}): string {
  const paragraphs = inParagraphs(failure, options, (text, role) => {
    const escaped = escape(text);
    return role === 'strong' ? `<strong>${escaped}</strong>` : role ? `<bdi>${escaped}</bdi>` : escaped;
  });
  // `escape` removes line feeds from words and data, so every line feed here separates our paragraphs and lines.
  const lines = paragraphs.replaceAll('\n\n', '</p>\n<p>').replace(/\n- /g, '<br>\n').replace('<p>- ', '<p>');
  return `<div lang="${escape(failure.lang)}" dir="${failure.dir}">\n<p>${lines}</p>\n</div>`;
}

const escape = (text: string): string =>
  printable(text).replace(/[&<>"']/g, (mark) => `&#${String(mark.charCodeAt(0))};`);
