/** Loaded first: notes whatever the browser complains of, and whatever is written to its console. */
globalThis.noted = { violations: [], errors: [], warnings: [] };
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, sample, blockedURI }) => {
  if (blockedURI.endsWith('/favicon.ico')) return; // Firefox asks for one by itself
  noted.violations.push(`${effectiveDirective} ${sample}`.trim());
});
addEventListener('error', ({ message }) => noted.errors.push(message));
addEventListener('unhandledrejection', ({ reason }) => noted.errors.push(String(reason)));
for (const level of ['warn', 'error']) console[level] = (...words) => noted.warnings.push(words.join(' '));
