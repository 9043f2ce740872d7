/** Sets custom states. Engines from before `:state()` simply have none. */
export function setStates({ states }: ElementInternals, wanted: Readonly<Record<string, unknown>>): void {
  try {
    for (const name in wanted) states[wanted[name] ? 'add' : 'delete'](name);
  } catch {
    // No CustomStateSet, or the older one that takes `--names` only: styling by state is an extra, never a need.
  }
}
