import { warnOnce } from '../../catalog/warn.js';

/** A module that a page loads only when it is needed. */
export interface LoadedOnce<T> {
  /** The module; null until it is loaded. */
  readonly current: () => T | null;
  /** Loads the module, once per page. Never rejects: null if it cannot be loaded; the next call then tries again. */
  readonly load: () => Promise<T | null>;
}

/** @param warning - What does not work without the module, for the developer. */
export function loadOnce<T>(importModule: () => Promise<T>, warning: string): LoadedOnce<T> {
  let current: T | null = null;
  let loading: Promise<T | null> | null = null;
  const load = async (): Promise<T | null> => {
    try {
      current = await importModule();
    } catch {
      loading = null;
      warnOnce(`${warning}: a file of this library could not be loaded.`);
    }
    return current;
  };
  return { current: () => current, load: () => (loading ??= load()) };
}
