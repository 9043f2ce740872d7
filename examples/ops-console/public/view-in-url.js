import { viewFromParams, viewToParams } from '/elements/osmtalk-elements.js';

/**
 * Keeps what a person chose in the page's URL: a reload, a bookmark and a pasted link show the same. Each change is a step
 * to go back to, but for typing, which would be a step a letter.
 */
export function keepViewInUrl(list) {
  const restore = () => {
    list.view = viewFromParams(window.location.search);
  };
  list.addEventListener('osm-view', ({ view }) => {
    const query = viewToParams(view).toString();
    const isTyping = view.query !== viewFromParams(window.location.search).query;
    const url = query === '' ? window.location.pathname : `?${query}`;
    if (isTyping) window.history.replaceState(null, '', url);
    else window.history.pushState(null, '', url);
  });
  window.addEventListener('popstate', restore);
  restore();
}
