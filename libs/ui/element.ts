import type { ComponentChildren, VNode } from 'preact';

/** What may stand inside an element: text (always escaped), elements, lists of them, or nothing. */
export type Content = ComponentChildren;

/** What a component returns; `null` where there is nothing to show. */
export type View = VNode | null;

type AttributeName =
  | `data-${string}`
  | `aria-${string}`
  | `hx-${string}`
  | 'accesskey'
  | 'autofocus'
  | 'form'
  | 'formaction'
  | 'formnovalidate'
  | 'hidden'
  | 'id'
  | 'inputmode'
  | 'lang'
  | 'list'
  | 'max'
  | 'maxlength'
  | 'min'
  | 'placeholder'
  | 'readonly'
  | 'required'
  | 'role'
  | 'step'
  | 'tabindex'
  | 'title';

/** Attributes that a page may put on a component. No class and no style: how things look is decided here alone. */
export type Attributes = { readonly [Name in AttributeName]?: string | number | boolean };

const FORBIDDEN = /^(class|className|style|on.*|dangerouslySetInnerHTML)$/i;

/** The attributes, ready to spread. Throws on what the content security policy would refuse: style and handlers. */
export function extra(attributes: Attributes | undefined): Record<never, never> {
  for (const name of Object.keys(attributes ?? {})) {
    if (FORBIDDEN.test(name)) throw new Error(`Attribute ${name} is not a page's to set`);
  }
  // htmx reads the word; an attribute without a value is no answer to it.
  return Object.fromEntries(Object.entries(attributes ?? {}).map(([name, value]) => [name, name.startsWith('hx-') ? String(value) : value]));
}

/** Class names with the library's prefix. @example named('button', false, 'button--quiet') === 'mc-button mc-button--quiet' */
export function named(...names: readonly (string | false | undefined)[]): string {
  return names
    .filter((name) => name !== false && name !== undefined && name !== '')
    .map((name) => `mc-${String(name)}`)
    .join(' ');
}

/** Ids joined for aria-describedby; undefined when there are none, so that the attribute is left out. */
export function describedBy(...ids: readonly (string | false | undefined)[]): string | undefined {
  return ids.filter(Boolean).join(' ') || undefined;
}

/** Attributes whose allowed values hang together in ways that the types of JSX cannot follow here. */
export function loose(attributes: Readonly<Record<string, string | number | boolean | undefined>>): Record<never, never> {
  return attributes;
}
