/** How long to wait for a reconnection before the page shows an error, in milliseconds. */
const RECONNECT_TIMEOUT = 8000;

/**
 * Follows the server's stream of calls. The browser reconnects by itself and sends the id of its last message, so that the
 * server sends only what was missed, or a new snapshot for an id that it does not know.
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
  let timer = null;
  let isLost = false;

  function lose() {
    isLost = true;
    onState('lost');
  }

  source.addEventListener('snapshot', (event) => onSnapshot(JSON.parse(event.data)));
  source.addEventListener('change', (event) => onChange(JSON.parse(event.data)));
  source.addEventListener('open', () => {
    clearTimeout(timer);
    timer = null;
    isLost = false;
    onState('live');
  });
  source.addEventListener('error', () => {
    if (source.readyState === window.EventSource.CLOSED) return lose();
    // The browser keeps trying, with an event for each failed attempt.
    if (isLost) return;
    onState('reconnecting');
    timer ??= setTimeout(lose, RECONNECT_TIMEOUT);
  });

  return () => {
    clearTimeout(timer);
    source.close();
  };
}
