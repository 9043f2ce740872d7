/** The `console.warn` messages during an action. */
export async function warningsDuring(act: () => unknown): Promise<string[]> {
  const { warn } = console;
  const given: string[] = [];
  console.warn = (...args: unknown[]) => void given.push(args.map(String).join(' '));
  try {
    await act();
  } finally {
    console.warn = warn;
  }
  return given;
}
