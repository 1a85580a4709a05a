/** What a TypeScript file imports, and which names it uses that it does not declare: globals. */
import { parseSync } from 'vite';

export type Import = { readonly from: string; readonly line: number };

/** `path`: the name alone, or with the members that follow it: `Date.now`. `used`: how it stands there. */
export type GlobalUse = {
  readonly path: string;
  readonly used: 'new' | 'call' | 'value';
  readonly args: number;
  readonly line: number;
};

type Node = { readonly type: string; readonly start: number; readonly [field: string]: unknown };
type Scope = { readonly names: Set<string>; readonly outer: Scope | undefined };

const within = (outer: Scope): Scope => ({ names: new Set(), outer });

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

/** Reads one file. Throws where it is no TypeScript. */
export function inspect(path: string, text: string): { imports: Import[]; globals: GlobalUse[] } {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const lineAt = (start: number): number => text.slice(0, start).split('\n').length;
  const body = program as unknown as Node;
  return {
    imports: importsOf(body).map(({ from, start }) => ({ from, line: lineAt(start) })),
    globals: globalsOf(body).map(({ start, ...use }) => ({ ...use, line: lineAt(start) })),
  };
}

/** Every module that is named, in whatever way: for its values or its types, statically or not. */
function importsOf(node: Node): { from: string; start: number }[] {
  const naming = [
    'ImportDeclaration',
    'ExportNamedDeclaration',
    'ExportAllDeclaration',
    'ImportExpression',
    'TSImportType',
  ];
  const source = naming.includes(node.type) && isNode(node.source) ? node.source : undefined;
  // A module whose name is computed cannot be checked, so it is reported as a name that no rule allows.
  const own = source
    ? [{ from: typeof source.value === 'string' ? source.value : '(computed)', start: node.start }]
    : [];
  return [...own, ...childrenOf(node).flatMap(importsOf)];
}

type Found = Omit<GlobalUse, 'line'> & { readonly start: number };

/** Names that no scope of the file declares. Types are not looked at: `typeof fetch` in a type uses nothing. */
function globalsOf(program: Node): Found[] {
  const uses: { readonly name: string; readonly scope: Scope; readonly found: Found }[] = [];

  const declare = (pattern: unknown, scope: Scope): void => {
    if (!isNode(pattern)) return;
    if (pattern.type === 'Identifier') scope.names.add(String(pattern.name));
    if (pattern.type === 'ObjectPattern') for (const each of pattern.properties as Node[]) declare(each, scope);
    if (pattern.type === 'ArrayPattern') for (const each of pattern.elements as unknown[]) declare(each, scope);
    if (pattern.type === 'RestElement') declare(pattern.argument, scope);
    if (pattern.type === 'Property') {
      if (pattern.computed) walk(pattern.key, scope);
      declare(pattern.value, scope);
    }
    if (pattern.type === 'AssignmentPattern') {
      declare(pattern.left, scope);
      walk(pattern.right, scope);
    }
  };

  type Manner = { readonly used: Found['used']; readonly args: number };
  const asValue: Manner = { used: 'value', args: 0 };

  const use = (node: Node, members: string, scope: Scope, manner: Manner): void => {
    const name = String(node.name);
    uses.push({ name, scope, found: { path: name + members, ...manner, start: node.start } });
  };
  const call = (node: Node, scope: Scope): void => {
    const given = node.arguments as Node[];
    walk(node.callee, scope, { used: node.type === 'NewExpression' ? 'new' : 'call', args: given.length });
    for (const each of given) walk(each, scope);
  };
  const keyed = (node: Node, scope: Scope): void => {
    if (node.computed) walk(node.key, scope);
    walk(node.value, scope);
  };
  const defined = (node: Node, scope: Scope): void => {
    const inner = within(scope);
    declare(node.id, node.type === 'FunctionDeclaration' ? scope : inner);
    for (const each of node.params as Node[]) declare(each, inner);
    walk(node.body, inner);
  };
  const all = (node: Node, scope: Scope): void => {
    for (const child of childrenOf(node)) walk(child, scope);
  };
  const block = (node: Node, scope: Scope): void => all(node, within(scope));
  const wrapped = (node: Node, scope: Scope, manner: Manner): void => walk(node.expression, scope, manner);
  const nothing = (): void => {};

  const rules: Readonly<Record<string, (node: Node, scope: Scope, manner: Manner) => void>> = {
    Identifier: (node, scope, manner) => use(node, '', scope, manner),
    MemberExpression: (node, scope, manner) => {
      const object = node.object as Node;
      if (node.computed) walk(node.property, scope);
      if (object.type !== 'Identifier') walk(object, scope);
      else use(object, node.computed ? '' : `.${(node.property as Node).name}`, scope, manner);
    },
    CallExpression: call,
    NewExpression: call,
    Property: keyed,
    PropertyDefinition: keyed,
    MethodDefinition: keyed,
    VariableDeclarator: (node, scope) => {
      declare(node.id, scope);
      walk(node.init, scope);
    },
    FunctionDeclaration: defined,
    FunctionExpression: defined,
    ArrowFunctionExpression: defined,
    ClassDeclaration: (node, scope) => {
      declare(node.id, scope);
      walk(node.superClass, scope);
      walk(node.body, scope);
    },
    CatchClause: (node, scope) => {
      const inner = within(scope);
      declare(node.param, inner);
      walk(node.body, inner);
    },
    ImportDeclaration: (node, scope) => {
      for (const each of node.specifiers as Node[]) declare(each.local, scope);
    },
    ExportNamedDeclaration: (node, scope) => walk(node.declaration, scope),
    LabeledStatement: (node, scope) => walk(node.body, scope),
    ExportAllDeclaration: nothing,
    MetaProperty: nothing,
    BreakStatement: nothing,
    ContinueStatement: nothing,
    TSAsExpression: wrapped,
    TSSatisfiesExpression: wrapped,
    TSNonNullExpression: wrapped,
    BlockStatement: block,
    ForStatement: block,
    ForOfStatement: block,
    ForInStatement: block,
    SwitchStatement: block,
  };

  const walk = (node: unknown, scope: Scope, manner: Manner = asValue): void => {
    if (!isNode(node)) return;
    const rule = rules[node.type] ?? (node.type.startsWith('TS') ? nothing : all);
    rule(node, scope, manner);
  };

  walk(program, { names: new Set(), outer: undefined });
  const declared = (name: string, scope: Scope | undefined): boolean =>
    scope !== undefined && (scope.names.has(name) || declared(name, scope.outer));
  return uses.filter(({ name, scope }) => !declared(name, scope)).map(({ found }) => found);
}
