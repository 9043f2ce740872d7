/**
 * What must be so before a version is published: `node scripts/check-release.mjs v1.2.3`. Says all that is not, and fails.
 * npm refuses a provenance whose repository is not the one that package.json names.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * What stands in the way of publishing under a tag; nothing, when it may go.
 * @param {string} tag
 * @param {{ version?: string, repository?: unknown, scripts?: object }} manifest
 * @param {string} changelog
 * @param {readonly string[]} waiting
 */
export function obstaclesTo(tag, { version, repository, scripts = {} }, changelog, waiting) {
  const hooks = ['preinstall', 'install', 'postinstall', 'prepare'].filter((name) => name in scripts);
  return [
    tag !== `v${version}` && `The tag is ${tag}, and package.json says ${version}.`,
    !repository && 'package.json names no repository, without which npm signs no provenance.',
    hooks.length > 0 && `Something would run at install: ${hooks.join(', ')}.`,
    !changelog.includes(`## ${version}\n`) && `CHANGELOG.md says nothing of ${version}: npx changeset version.`,
    waiting.length > 0 && `Changesets wait for a version: ${waiting.join(', ')}.`,
  ].filter(Boolean);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  const changelog = existsSync('CHANGELOG.md') ? readFileSync('CHANGELOG.md', 'utf8') : '';
  const waiting = readdirSync('.changeset').filter((file) => file.endsWith('.md') && file !== 'README.md');
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  const obstacles = obstaclesTo(process.argv[2] ?? '', manifest, changelog, waiting);
  for (const obstacle of obstacles) console.error(obstacle);
  process.exitCode = obstacles.length > 0 ? 1 : 0;
}
