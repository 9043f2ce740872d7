/** Vite hands a sheet over as text. */
declare module '*.css?inline' {
  const css: string;
  export default css;
}
