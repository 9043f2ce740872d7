/** Vite imports a style sheet with `?inline` as text. */
declare module '*.css?inline' {
  const css: string;
  export default css;
}
