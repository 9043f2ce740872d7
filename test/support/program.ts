/**
 * Node's arguments that start a program of this project, such as `examples/bulk-campaign/main`: the bundle that `npm test`
 * made of it (scripts/bundle-tests.mjs), or, where a test file is run by itself, its source.
 */
export function programArgs(name: string): string[] {
  const { OSM_BUNDLES: bundles } = process.env;
  return bundles ? [`${bundles}/${name}.mjs`] : ['--import', 'tsx', `${name}.ts`];
}
