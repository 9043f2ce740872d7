/* global requestAnimationFrame, MessageChannel */
/** Resolves after the next frame is laid out and painted. */
export const frame = (act = () => {}) =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      act();
      port2.postMessage(null);
    });
  });
