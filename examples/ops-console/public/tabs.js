/**
 * Tabs by the ARIA pattern: one tab stop, arrow keys, Home and End. The URL's hash selects the tab, so that a link can open
 * the events.
 *
 * @param {HTMLElement} tablist whose tabs name their panel in `aria-controls` and their hash in `data-hash`
 */
export function setUpTabs(tablist) {
  const tabs = () => [...tablist.querySelectorAll('[role=tab]:not([hidden])')];

  function open(tab) {
    for (const other of tablist.querySelectorAll('[role=tab]')) {
      const isOpen = other === tab;
      other.setAttribute('aria-selected', String(isOpen));
      other.tabIndex = isOpen ? 0 : -1;
      document.getElementById(other.getAttribute('aria-controls')).hidden = !isOpen;
    }
  }

  function openByHash() {
    open(tabs().find((tab) => `#${tab.dataset.hash}` === window.location.hash) ?? tabs()[0]);
  }

  function choose(tab) {
    window.history.replaceState(null, '', `#${tab.dataset.hash}`);
    open(tab);
    tab.focus();
  }

  tablist.addEventListener('click', (event) => {
    const tab = event.target.closest('[role=tab]');
    if (tab) choose(tab);
  });
  tablist.addEventListener('keydown', (event) => {
    const all = tabs();
    const at = all.indexOf(event.target);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (at === -1 || next === undefined) return;
    event.preventDefault();
    choose(all.at(next % all.length));
  });
  window.addEventListener('hashchange', openByHash);
  openByHash();
  return { refresh: openByHash };
}
