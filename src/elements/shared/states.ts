/** Sets a custom state. Engines from before `:state()` simply have none. */
export function setState({ states }: ElementInternals, name: string, on: boolean): void {
  try {
    if (on) states.add(name);
    else states.delete(name);
  } catch {
    // No CustomStateSet, or the older one that takes `--names` only: styling by state is an extra, never a need.
  }
}
