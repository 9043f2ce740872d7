/**
 * Node's arguments that start a program of examples/, such as `bulk-campaign/main`: the bundle that `npm test` made of it
 * (scripts/bundle-examples.mjs), or, where a test file is run by itself, its source.
 */
export function programArgs(name: string): string[] {
  const { OSM_EXAMPLES: bundles } = process.env;
  return bundles ? [`${bundles}/${name}.mjs`] : ['--import', 'tsx', `examples/${name}.ts`];
}
