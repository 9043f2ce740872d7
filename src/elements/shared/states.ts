/** Sets custom states. Browsers without `:state()` lose the styles that use it, and nothing else. */
export function setStates({ states }: ElementInternals, wanted: Readonly<Record<string, boolean>>): void {
  try {
    for (const [name, isOn] of Object.entries(wanted)) {
      // Setting a state again, even to the same value, makes the browser check the element's style.
      if (states.has(name) === isOn) continue;
      if (isOn) states.add(name);
      else states.delete(name);
    }
  } catch {
    // No CustomStateSet, or the older one, which throws for names that do not begin with `--`.
  }
}
