/**
 * Writes the types of the elements in the templates of React, Vue, Svelte and Solid, from custom-elements.json:
 * dist/react.d.ts, and for the others a door that has types alone, dist/vue.js with dist/vue.d.ts. And those of dist/cdn.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);
const pascal = (name) => name.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());
const comment = (text = '') => `/** ${text.replace(/\s+/g, ' ').replaceAll('*/', '* /').trim()} */`;

/** What templates may set and hear, of each element. */
export function templatesOf(manifest) {
  const elements = manifest.modules.flatMap(({ declarations }) => declarations.filter(({ tagName }) => tagName));
  return elements.map(({ name, tagName, description, members, events = [] }) => {
    const fields = members.filter(({ kind, static: isStatic, readonly }) => kind === 'field' && !isStatic && !readonly);
    return { name, tagName, description, fields, events };
  });
}

/** A number may be written as text where a template writes an attribute: `heading-level="3"`. */
const isNumber = ({ type }) => /\bnumber\b/.test(type?.text ?? '');
const typeOf = (element, field, asText) =>
  `${element.name}Element['${field.name}'] | ${asText && isNumber(field) ? '`${number}` | ' : ''}undefined`;

const block = (lines) => `{\n${lines.map((line) => `  ${line}\n`).join('')}}`;
const member = ({ description }, name, type) => `${comment(description)}\n  ${name}?: ${type};`;

const properties = (element, asText) =>
  element.fields.map((field) => member(field, field.name, typeOf(element, field, asText)));
/** The attributes whose names are not the properties' own. */
const attributes = (element) =>
  element.fields
    .filter(({ name, attribute }) => attribute && attribute !== name)
    .map((field) => member(field, `'${field.attribute}'`, typeOf(element, field, true)));
const handlers = (element, nameOf) =>
  element.events.map((event) => member(event, nameOf(event.name), `((event: ${event.type.text}) => void) | undefined`));

const imports = (elements) => {
  const events = [...new Set(elements.flatMap((element) => element.events.map(({ type }) => type.text)))].sort();
  const classes = elements.map(({ name }) => `${name} as ${name}Element`);
  return `import type { ${[...classes, ...events].join(', ')} } from './elements.js';`;
};

const interfaces = (elements, suffix, linesOf) =>
  elements.map((element) => `export interface ${element.name}${suffix} ${block(linesOf(element))}`).join('\n\n');

const tags = (elements, typeOfTag) =>
  elements.map((element) => `${comment(element.description)}\n  '${element.tagName}': ${typeOfTag(element)};`);

const GENERATED = '// Generated from custom-elements.json by scripts/build-types.mjs.';

const react = (
  elements,
) => `/** The elements as React components, each registered when it is imported; and the types of their tags. */
${GENERATED}
import type * as React from 'react';
${imports(elements)}

${interfaces(elements, 'Props', (element) => [
  ...properties(element),
  ...handlers(element, (name) => `on${pascal(name)}`),
])}

${interfaces(elements, 'TagProps', (element) => [
  ...properties(element),
  ...attributes(element),
  ...handlers(element, (name) => `'on${name}'`),
])}

type Component<E extends HTMLElement, P> = React.ForwardRefExoticComponent<
  Omit<React.HTMLAttributes<E>, keyof P> & P & React.RefAttributes<E>
>;
type Tag<E extends HTMLElement, P> = Omit<React.HTMLAttributes<E>, keyof P> &
  P &
  React.ClassAttributes<E> & { class?: string | undefined };

${elements
  .map(
    ({ name, description }) => `${comment(description)}
export declare const ${name}: Component<${name}Element, ${name}Props>;
/** The element itself, for \`useRef\`. */
export type ${name} = ${name}Element;`,
  )
  .join('\n\n')}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements ${block(tags(elements, ({ name }) => `Tag<${name}Element, ${name}TagProps>`))}
  }
}
`;

const vue = (elements) => `/** Types of the tags in Vue's templates, and nothing else. */
${GENERATED}
import type { HTMLAttributes, PublicProps, VNodeChild } from 'vue';
${imports(elements)}

${interfaces(elements, 'Props', (element) => [
  ...properties(element, true),
  ...handlers(element, (name) => `on${pascal(name)}`),
])}

type Tag<P> = new () => {
  $props: P & Omit<HTMLAttributes, keyof P> & PublicProps;
  $slots: { default?: () => VNodeChild };
};

declare module 'vue' {
  /** Of HTML's own, to put something into a slot of an element: Vue's types leave it out. */
  interface HTMLAttributes {
    slot?: string | undefined;
  }
  interface GlobalComponents ${block(tags(elements, ({ name }) => `Tag<${name}Props>`))}
}
`;

const svelte = (elements) => `/** Types of the tags in Svelte's templates, and nothing else. */
${GENERATED}
import type { HTMLAttributes } from 'svelte/elements';
${imports(elements)}

${interfaces(elements, 'Props', (element) => [
  ...properties(element),
  ...attributes(element),
  ...handlers(element, (name) => `'on${name}'`),
  ...handlers(element, (name) => `'on:${name}'`),
])}

type Tag<E extends HTMLElement, P> = Omit<HTMLAttributes<E>, keyof P> & P;

declare module 'svelte/elements' {
  interface SvelteHTMLElements ${block(tags(elements, ({ name }) => `Tag<${name}Element, ${name}Props>`))}
}
`;

const solid = (elements) => `/** Types of the tags in Solid's templates, and nothing else. */
${GENERATED}
import type { JSX } from 'solid-js';
${imports(elements)}

${interfaces(elements, 'Props', (element) => [
  ...properties(element),
  ...attributes(element),
  ...element.fields.map((field) => member(field, `'prop:${field.name}'`, typeOf(element, field))),
  ...handlers(element, (name) => `'on:${name}'`),
])}

type Tag<E extends HTMLElement, P> = Omit<JSX.HTMLAttributes<E>, keyof P> & P;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements ${block(tags(elements, ({ name }) => `Tag<${name}Element, ${name}Props>`))}
  }
}
`;

/** The classic script has no exports: it leaves them in a global variable. */
const classic = `declare global {
  var osmtalkElements: typeof import('../index.js');
}
export {};
`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const elements = templatesOf(JSON.parse(readFileSync(new URL('custom-elements.json', root), 'utf8')));
  mkdirSync(new URL('dist/', root), { recursive: true });
  for (const [door, typesOf] of Object.entries({ react, vue, svelte, solid })) {
    writeFileSync(new URL(`dist/${door}.d.ts`, root), typesOf(elements));
    // Types alone: the module is there so that any import of them resolves.
    if (door !== 'react') writeFileSync(new URL(`dist/${door}.js`, root), 'export {};\n');
  }
  mkdirSync(new URL('dist/cdn/', root), { recursive: true });
  writeFileSync(new URL('dist/cdn/osmtalk-elements.d.ts', root), "export * from '../index.js';\n");
  writeFileSync(new URL('dist/cdn/osmtalk-elements.classic.d.ts', root), classic);
  console.log('Wrote the types of React, Vue, Svelte and Solid.');
}
