/**
 * Node's arguments that start a program of this project, such as `examples/bulk-campaign/main`: the bundle of `npm
 * test` (scripts/bundle-tests.mjs), or the source if a test file is run by itself.
 */
export function programArgs(name: string): string[] {
  const { OSM_BUNDLES: bundles } = process.env;
  return bundles ? [`${bundles}/${name}.mjs`] : ['--import', 'tsx', `${name}.ts`];
}
