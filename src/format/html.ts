import type { Failure } from '../failure/explain.js';
import type { FactOptions } from './facts.js';
import { inParagraphs } from './paragraphs.js';
import { printable } from './printable.js';

/**
 * One failure as HTML for an e-mail: a `div` of paragraphs to put into a message. Mail clients drop style sheets and
 * scripts, and turn colours round in the dark: there are none of these here, no table is needed, and the message looks
 * like the letters around it.
 */
export function formatHtml(failure: Failure, options: FactOptions = {}): string {
  const paragraphs = inParagraphs(failure, options, (text, role) => {
    const escaped = escape(text);
    return role === 'strong' ? `<strong>${escaped}</strong>` : role ? `<bdi>${escaped}</bdi>` : escaped;
  });
  // Words and data hold no line feeds: those that part paragraphs and lines are ours.
  const lines = paragraphs.replaceAll('\n\n', '</p>\n<p>').replace(/\n- /g, '<br>\n').replace('<p>- ', '<p>');
  return `<div lang="${escape(failure.lang)}" dir="${failure.dir}">\n<p>${lines}</p>\n</div>`;
}

const escape = (text: string): string =>
  printable(text).replace(/[&<>"']/g, (mark) => `&#${String(mark.charCodeAt(0))};`);
