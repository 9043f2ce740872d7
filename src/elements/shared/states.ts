/** Sets custom states. An engine older than `:state()` has none: styling by state is an extra there, never a need. */
export function setStates({ states }: ElementInternals, wanted: Readonly<Record<string, boolean>>): void {
  try {
    for (const [name, isOn] of Object.entries(wanted)) {
      if (isOn) states.add(name);
      else states.delete(name);
    }
  } catch {
    // No CustomStateSet, or the older one, which takes `--names` only and throws for others.
  }
}
