/**
 * The doors without a DOM, as tables of Markdown: their functions, constants, classes and types, in the words of their
 * JSDoc and with the types that stand in the source.
 */
import ts from 'typescript';

import { cell, code, tableOf } from './tables.mjs';

/** A comment's text without the line breaks; `{@link X}` reads as X. */
const textOf = (symbol, checker) => cell(ts.displayPartsToString(symbol.getDocumentationComment(checker)));

const sourceOf = (node) => node.getText().replace(/\s+/g, ' ');

/** `name(a: string, b?: number): string`, as the source writes it. */
function signatureOf(name, { parameters, type }) {
  const result = type ? `: ${sourceOf(type)}` : '';
  return `${name}(${parameters.map(sourceOf).join(', ')})${result}`;
}

/** The function that a declaration declares: itself, or the arrow function that a constant holds. */
function functionOf(declaration) {
  if (ts.isFunctionDeclaration(declaration)) return declaration;
  const { initializer } = declaration;
  return initializer && ts.isArrowFunction(initializer) ? initializer : undefined;
}

const isHidden = (member) =>
  ts.isPrivateIdentifier(member.name ?? member) ||
  (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private) !== 0 ||
  ts.getJSDocTags(member).some(({ tagName }) => tagName.text === 'internal');

/** The members of an interface, with those that it inherits; of a class, its own. */
function membersOf(declaration, checker) {
  if (ts.isClassDeclaration(declaration)) return declaration.members;
  const properties = checker.getPropertiesOfType(checker.getTypeAtLocation(declaration));
  return properties.map(({ declarations }) => declarations[0]);
}

function shownMember(member) {
  const name = member.name.getText();
  if (ts.isMethodDeclaration(member) || ts.isMethodSignature(member)) return signatureOf(name, member);
  return `${name}${member.questionToken ? '?' : ''}${member.type ? `: ${sourceOf(member.type)}` : ''}`;
}

/** A row for each member: its name or signature, and its comment. */
const memberRows = (declaration, checker) =>
  membersOf(declaration, checker)
    .filter((member) => member.name && !isHidden(member))
    .map((member) => [code(shownMember(member)), textOf(checker.getSymbolAtLocation(member.name), checker)]);

function tableOfKind(title, head, rows) {
  return rows.length === 0 ? '' : `**${title}**\n\n${tableOf(head, rows)}`;
}

/** Tables of all that a door exports; `file` is its source, such as src/catalog.ts. */
export function doorTables(file) {
  const program = ts.createProgram([file], { target: ts.ScriptTarget.ES2022, strict: true });
  const checker = program.getTypeChecker();
  const door = checker.getSymbolAtLocation(program.getSourceFile(file));
  const exported = checker.getExportsOfModule(door).map((symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return { name: symbol.name, symbol: target, declaration: target.declarations[0] };
  });
  exported.sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const those = (test) => exported.filter(({ declaration }) => test(declaration));

  const functions = those(functionOf).map(({ name, symbol, declaration }) => [
    code(signatureOf(name, functionOf(declaration))),
    textOf(symbol, checker),
  ]);
  const constants = those((node) => ts.isVariableDeclaration(node) && !functionOf(node)).map(({ name, symbol }) => [
    code(name),
    textOf(symbol, checker),
  ]);
  const aliases = those(ts.isTypeAliasDeclaration).map(({ name, symbol, declaration }) => [
    code(`${name} = ${sourceOf(declaration.type)}`),
    textOf(symbol, checker),
  ]);
  const shapes = those((node) => ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)).map(
    ({ name, symbol, declaration }) =>
      [`**${code(name)}**`, textOf(symbol, checker), tableOf(['Member', 'Meaning'], memberRows(declaration, checker))]
        .filter(Boolean)
        .join('\n\n'),
  );
  return [
    tableOfKind('Functions', ['Function', 'What it does'], functions),
    tableOfKind('Constants', ['Constant', 'What it is'], constants),
    tableOfKind('Types', ['Type', 'What it is'], aliases),
    ...shapes,
  ]
    .filter(Boolean)
    .join('\n');
}
