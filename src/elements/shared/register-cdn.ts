/**
 * Replaces register.ts in the builds of dist/cdn. They contain Lit, so they also create its Trusted Types policy. If
 * the page does not allow that policy, no element is defined, and the content of `fallback` slots stays readable.
 */
import { warnOnce } from '../../catalog/warn.js';

/** The part of a Trusted Types policy that Lit uses. */
interface Policy {
  createHTML(html: string): unknown;
}
const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } };

const TAGS = ['osm-blame-badge', 'osm-failure-banner', 'osm-failure-list'];
let isRefused = false;

/** Creates the library's policy, which the page cannot get hold of; undefined where the page does not allow it. */
function createPolicy(): Policy | undefined {
  try {
    return trustedTypes?.createPolicy('osmtalk-elements', { createHTML: (html) => html });
  } catch {
    isRefused = true;
    warnOnce('the page refuses the Trusted Types policy "osmtalk-elements": no element is defined.');
    return undefined;
  }
}

/**
 * Creates the policy when Lit makes its first template. A second copy of the library on a page defines no elements, so
 * it makes no template, and so never creates a policy.
 */
function createPolicyOnDemand(): Policy {
  let policy: Policy | undefined;
  return {
    createHTML: (html) => {
      policy ??= createPolicy();
      return policy?.createHTML(html) ?? html;
    },
  };
}

/**
 * Lit's policy. A page may allow a policy's name only once, so a second copy of the library must not create one early.
 */
export const policy = TAGS.every((tag) => customElements.get(tag)) ? createPolicyOnDemand() : createPolicy();

/** Defines an element unless its tag is already defined, or the page does not allow the policy. */
export function register(tag: string, element: CustomElementConstructor): void {
  if (!isRefused && !customElements.get(tag)) customElements.define(tag, element);
}
