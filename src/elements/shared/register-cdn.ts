/**
 * What stands in for register.ts in the files of dist/cdn. They carry Lit, and so it is they who create a
 * Trusted Types policy. Where the page refuses it nothing is defined, and the words in `fallback` slots stay readable.
 */
import { warnOnce } from '../../catalog/warn.js';

/** As much of Trusted Types as is wanted here. What Lit puts into a page is then no text any more. */
interface Policy {
  createHTML(html: string): unknown;
}
const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } };

const TAGS = ['osm-blame-badge', 'osm-failure-banner', 'osm-failure-list'];
let isRefused = false;

/** A policy of our own name, which is never handed to the page; undefined where there is none to be had. */
function createPolicy(): Policy | undefined {
  try {
    return trustedTypes?.createPolicy('osmtalk-elements', { createHTML: (html) => html });
  } catch {
    isRefused = true;
    warnOnce('the page refuses the Trusted Types policy "osmtalk-elements": no element is defined.');
    return undefined;
  }
}

/** Creates the policy with the first template: for a copy that comes second on a page, and so makes none. */
function createPolicyOnDemand(): Policy {
  let policy: Policy | undefined;
  return {
    createHTML: (html) => {
      policy ??= createPolicy();
      return policy?.createHTML(html) ?? html;
    },
  };
}

/** What Lit gets for a policy. A page may allow one policy of our name, and this copy may be the second that wants it. */
export const policy = TAGS.every((tag) => customElements.get(tag)) ? createPolicyOnDemand() : createPolicy();

/** Defines an element unless its tag is taken, or the page refuses what elements need. */
export function register(tag: string, element: CustomElementConstructor): void {
  if (!isRefused && !customElements.get(tag)) customElements.define(tag, element);
}
