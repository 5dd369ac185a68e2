/** A piece of SQL. What stands in brackets is one token with its own tokens inside. */
export interface Token {
  readonly kind: 'word' | 'name' | 'text' | 'parameter' | 'number' | 'sign' | 'group';
  /** Words in lower case; names (quoted identifiers) and texts without their quotes. */
  readonly text: string;
  readonly inside: readonly Token[];
}

const PATTERNS: readonly (readonly [Token['kind'] | 'space', RegExp])[] = [
  ['space', /^(?:\s+|--[^\n]*|\/\*[\s\S]*?\*\/)/],
  ['text', /^(?:E|e)?'(?:[^'\\]|''|\\.)*'/],
  ['text', /^\$([A-Za-z_]*)\$[\s\S]*?\$\1\$/],
  ['name', /^"(?:[^"]|"")*"/],
  ['parameter', /^\$\d+/],
  ['number', /^\d+(?:\.\d+)?/],
  ['word', /^[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/],
  ['sign', /^(?:::|<>|<=|>=|!=|->>|->|\|\||@>|<@|[^\s()])/],
];

/** Enough of PostgreSQL's lexis for the shape of statements; not a parser. */
export function tokenise(sql: string): Token[] {
  const stack: Token[][] = [[]];
  let rest = sql;
  while (rest !== '') {
    const bracket = rest[0];
    if (bracket === '(') stack.push([]);
    if (bracket === ')' && stack.length > 1) {
      const inside = stack.pop() ?? [];
      stack.at(-1)?.push({ kind: 'group', text: '(', inside });
    }
    if (bracket === '(' || bracket === ')') {
      rest = rest.slice(1);
      continue;
    }
    const { kind, length } = next(rest);
    if (kind !== 'space') stack.at(-1)?.push({ kind, text: cleaned(kind, rest.slice(0, length)), inside: [] });
    rest = rest.slice(length);
  }
  // A fragment may open a bracket that it does not close.
  while (stack.length > 1) {
    const inside = stack.pop() ?? [];
    stack.at(-1)?.push({ kind: 'group', text: '(', inside });
  }
  return stack[0] ?? [];
}

function next(rest: string): { kind: Token['kind'] | 'space'; length: number } {
  for (const [kind, pattern] of PATTERNS) {
    const match = pattern.exec(rest);
    if (match) return { kind, length: match[0].length };
  }
  return { kind: 'sign', length: 1 };
}

function cleaned(kind: Token['kind'], text: string): string {
  if (kind === 'word') return text.toLowerCase();
  if (kind === 'name') return text.slice(1, -1).replaceAll('""', '"');
  if (kind === 'text' && text.endsWith("'")) return text.slice(text.indexOf("'") + 1, -1).replaceAll("''", "'");
  return text;
}

export function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.text);
}

export function isIdentifier(token: Token | undefined): token is Token {
  return token?.kind === 'word' || token?.kind === 'name';
}

export function isSign(token: Token | undefined, text: string): boolean {
  return token?.kind === 'sign' && token.text === text;
}

/** Cuts a list of tokens at every token for which `at` holds; that token is left out. */
export function split(tokens: readonly Token[], at: (token: Token, index: number) => boolean): Token[][] {
  const parts: Token[][] = [[]];
  tokens.forEach((token, index) => {
    if (at(token, index)) parts.push([]);
    else parts.at(-1)?.push(token);
  });
  return parts;
}

export const statements = (sql: string): Token[][] => split(tokenise(sql), (token) => isSign(token, ';')).filter((each) => each.length > 0);

/** `schema.table` at a place, quoted or not; undefined when no name with a schema stands there. */
export function qualifiedName(tokens: readonly Token[], at: number): string | undefined {
  const [schema, dot, name] = tokens.slice(at, at + 3);
  return isIdentifier(schema) && isSign(dot, '.') && isIdentifier(name) ? `${schema.text}.${name.text}` : undefined;
}
