import type { LanguageOption } from '../catalog/describe.js';
import { guide as english } from '../catalog/english-helpers.js';
import { languageFor, words } from '../catalog/registry.js';
import { FAILURE_REASONS } from '../catalog/vocabulary.js';
import { explainFailure } from '../failure/explain.js';
import { formatMarkdown } from './markdown.js';

/**
 * Markdown for an onboarding document: the official page's section "What to tell your testers", and the ten reasons.
 * With a language that is absent or not loaded, English.
 */
export function testerGuide(options?: LanguageOption | null): string {
  const lang = languageFor(options?.lang);
  const { testers, reasons } = words('guide', lang, english);
  const rows = FAILURE_REASONS.flatMap((reason) => explainFailure(reason, { lang }) ?? []);
  return [testers, reasons, ...rows.map((failure) => `### ${formatMarkdown(failure)}`)].join('\n\n');
}
