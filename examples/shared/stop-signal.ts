/**
 * Resolves at the first Ctrl-C or SIGTERM. Later ones are ignored: npm passes Ctrl-C on to a program that the terminal has
 * sent it to as well.
 */
export const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => resolve());
  });
