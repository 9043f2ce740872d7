/** How long a lost connection may take to come back before the page makes a point of it, in milliseconds. */
const PATIENCE = 8000;

/**
 * Follows the server's stream of calls. The browser reconnects by itself and says what it saw last, so that the server
 * sends only what was missed; a fresh snapshot comes when it cannot tell.
 *
 * @param {{
 *   onSnapshot(message: { counts: object, events: object[] }): void,
 *   onChange(message: { counts: object, events: object[] }): void,
 *   onState(state: 'live' | 'reconnecting' | 'lost'): void,
 * }} handlers
 * @returns {() => void} stops following
 */
export function followCalls({ onSnapshot, onChange, onState }) {
  const source = new window.EventSource('/events');
  let timer = 0;
  let isLost = false;

  function lose() {
    isLost = true;
    onState('lost');
  }

  source.addEventListener('snapshot', (event) => onSnapshot(JSON.parse(event.data)));
  source.addEventListener('change', (event) => onChange(JSON.parse(event.data)));
  source.addEventListener('open', () => {
    clearTimeout(timer);
    timer = 0;
    isLost = false;
    onState('live');
  });
  source.addEventListener('error', () => {
    if (source.readyState === window.EventSource.CLOSED) return lose();
    // The browser goes on trying, and each attempt comes by here.
    if (isLost) return;
    onState('reconnecting');
    timer ||= setTimeout(lose, PATIENCE);
  });

  return () => {
    clearTimeout(timer);
    source.close();
  };
}
