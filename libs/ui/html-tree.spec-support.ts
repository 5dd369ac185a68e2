import { type VNode, h } from 'preact';

export interface Branch {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | true>>;
  readonly children: readonly Tree[];
}

export type Tree = Branch | string;

const VOID = new Set(['input', 'br', 'hr', 'img', 'meta', 'link', 'path', 'rect', 'line', 'circle']);
const TOKEN = /<!doctype[^>]*>|<(\/?)([a-z][\w-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*(\/?)>|([^<]+)/gi;
const NAMED: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', ctdot: '⋯', nbsp: '\u00a0' };

/** Enough of a parser for well-formed HTML. Throws on a tag that is closed and was not open, or open at the end. */
export function parseHtml(html: string): Tree[] {
  const stack: { name: string; attributes: Record<string, string | true>; children: Tree[] }[] = [{ name: '#root', attributes: {}, children: [] }];
  for (const [token, slash, name = '', attributes = '', selfClosed, text] of html.matchAll(TOKEN)) {
    const top = stack.at(-1);
    if (!top) throw new Error(`Nothing is open at ${token}`);
    if (text !== undefined) top.children.push(decode(text));
    else if (slash && VOID.has(name)) continue;
    else if (slash) {
      if (top.name !== name) throw new Error(`</${name}> closes <${top.name}>`);
      stack.pop();
      stack.at(-1)?.children.push(top);
    } else if (name) {
      const branch = { name, attributes: attributesIn(attributes), children: [] };
      if (selfClosed || VOID.has(name)) top.children.push(branch);
      else stack.push(branch);
    }
  }
  if (stack.length !== 1) throw new Error(`<${stack.at(-1)?.name ?? ''}> stays open`);
  return stack[0]?.children ?? [];
}

/** The tree as text, one tag a line, white space and the order of attributes and classes evened out. */
export function normalised(html: string): string {
  const lines: string[] = [];
  const write = (trees: readonly Tree[], depth: number): void => {
    const pad = '  '.repeat(depth);
    for (const [index, tree] of trees.entries()) {
      if (typeof tree === 'string') {
        const text = tree.replace(/\s+/g, ' ');
        const trimmed = index === 0 ? text.trimStart() : text;
        const whole = index === trees.length - 1 ? trimmed.trimEnd() : trimmed;
        if (whole.trim()) lines.push(`${pad}"${whole}"`);
      } else {
        const attributes = Object.entries(tree.attributes).sort(([a], [b]) => (a < b ? -1 : 1));
        lines.push(`${pad}<${[tree.name, ...attributes.map(([key, value]) => (value === true ? key : `${key}="${evened(key, value)}"`))].join(' ')}>`);
        write(tree.children, depth + 1);
      }
    }
  };
  write(parseHtml(html), 0);
  return lines.join('\n');
}

/** Elements from HTML that a fixture passes as HTML. */
export function elementsOf(html: string): (VNode | string)[] {
  const build = (tree: Tree): VNode | string => (typeof tree === 'string' ? tree : h(tree.name, tree.attributes, tree.children.map(build)));
  return parseHtml(html.trim()).map(build);
}

function evened(key: string, value: string): string {
  return key === 'class' ? value.trim().split(/\s+/).sort().join(' ') : value;
}

function attributesIn(text: string): Record<string, string | true> {
  const found: Record<string, string | true> = {};
  for (const [, name = '', , value] of text.matchAll(/([^\s=]+)(="([^"]*)")?/g)) found[name] = value === undefined ? true : decode(value);
  return found;
}

function decode(text: string): string {
  return text.replace(/&(#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, _all, decimal?: string, hex?: string, name?: string) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    return NAMED[name ?? ''] ?? whole;
  });
}
