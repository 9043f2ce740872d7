import { viewFromParams, viewToParams } from '/elements/osmtalk-elements.js';

/**
 * Keeps what a person chose in the page's URL: a reload, a bookmark and a pasted link show the same. Each change is a step
 * to go back to; all that is typed in one go is one step.
 */
export function keepViewInUrl(list) {
  let isTyping = false;

  const restore = () => {
    isTyping = false;
    list.view = viewFromParams(window.location.search);
  };

  list.addEventListener('osm-view', ({ view }) => {
    const before = viewFromParams(window.location.search);
    const wasTyping = isTyping;
    isTyping = isSameButQuery(view, before);
    const query = viewToParams(view).toString();
    const url = query === '' ? window.location.pathname : `?${query}`;
    if (isTyping && wasTyping) window.history.replaceState(null, '', url);
    else window.history.pushState(null, '', url);
  });

  window.addEventListener('popstate', restore);
  restore();
}

/** Another search starts on the first page. */
function isSameButQuery(view, before) {
  const { query, page } = view;
  return viewToParams({ ...before, query, page }).toString() === viewToParams(view).toString();
}
