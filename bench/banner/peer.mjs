/** A peer's banner with the same words, in the markup of its documentation. */
import { wordsOf } from './words.mjs';

/**
 * @param markup with an element for each word, in the order of `title`, `label`, `cause`, `whatToTry`, `advice`, named
 *   by the attribute `data-word`.
 * @param badge which attribute gives the badge its colour, and which value stands for a blame.
 */
export function peer(markup, { attribute, ...colours }) {
  const template = document.createElement('template');
  template.innerHTML = markup;
  const update = (banner, call) => {
    const words = wordsOf(call);
    const [title, label, cause, whatToTry, advice] = banner.querySelectorAll('[data-word]');
    title.textContent = words.title;
    label.textContent = words.label;
    label.setAttribute(attribute, colours[words.blame]);
    cause.textContent = words.cause;
    whatToTry.textContent = words.whatToTry;
    advice.textContent = words.advice;
  };
  const make = (call) => {
    const banner = document.importNode(template.content.firstElementChild, true);
    update(banner, call);
    return banner;
  };
  return { make, update };
}
