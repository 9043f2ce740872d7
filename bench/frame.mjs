/* global requestAnimationFrame, MessageChannel */
/** The end of the next frame: what is in it is laid out and painted. What is done in it counts from its beginning. */
export const frame = (act = () => {}) =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      act();
      port2.postMessage(null);
    });
  });
