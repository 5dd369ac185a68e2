import type { Response } from 'supertest';
import { type Branch, parseHtml, type Tree } from '../../libs/ui/html-tree.spec-support.js';

const FIELDS = new Set(['input', 'select', 'textarea']);

/** What a browser got, as somebody reads it: text and fields, not markup. */
export class ShownPage {
  private constructor(
    readonly status: number,
    /** Where a post sent on to. */
    readonly location: string | undefined,
    readonly html: string,
    private readonly tree: readonly Tree[],
  ) {}

  static of({ status, headers, text = '' }: Response): ShownPage {
    const isHtml = /\bhtml\b/.test(headers['content-type'] ?? '') && text !== '';
    return new ShownPage(status, headers.location, text, isHtml ? parseHtml(text) : []);
  }

  /** The document's title, with “Lỗi: ” in front where a form came back. */
  get title(): string {
    return textOf(this.all('title'));
  }

  get heading(): string {
    return textOf(this.all('h1'));
  }

  /** What stands in the work area; everything, where there is none. */
  get text(): string {
    const main = this.all('main');
    return textOf(main.length > 0 ? main : this.tree);
  }

  /** The line that says what was just done. */
  get message(): string {
    return textOf(this.withClass('mc-notification-banner__content'));
  }

  /** The error summary, each error with the field that it is linked to. */
  get errors(): { field: string | undefined; text: string }[] {
    return branches(this.withClass('mc-error-summary')).filter(({ name }) => name === 'li').map((item) => {
      const href = branches([item]).find(({ name }) => name === 'a')?.attributes.href;
      return { field: typeof href === 'string' ? href.slice(1) : undefined, text: textOf([item]) };
    });
  }

  /** What stands next to the field as its error. */
  errorOf(name: string): string {
    return textOf(this.byId(`${name}-error`)).replace(/^Lỗi: /, '');
  }

  value(name: string): string | undefined {
    return [this.form()[name], undefined].flat()[0];
  }

  /** Text of each link in the work area by its address. */
  get links(): Readonly<Record<string, string>> {
    const main = this.all('main');
    const links = branches(main.length > 0 ? main : this.tree).filter(({ name }) => name === 'a');
    return Object.fromEntries(links.map((link) => [String(link.attributes.href), textOf([link])]));
  }

  /** Rows of the tables in the work area, cell by cell. */
  get rows(): string[][] {
    return branches(this.all('tbody')).filter(({ name }) => name === 'tr').map((row) => row.children.flatMap((cell) => (typeof cell === 'string' ? [] : [textOf([cell])])));
  }

  has(text: string): boolean {
    return this.text.includes(text);
  }

  byId(id: string): Branch[] {
    return branches(this.tree).filter(({ attributes }) => attributes.id === id);
  }

  /** What a browser would send of the form with this action (of all forms of the work area without one), no button pressed. */
  form(action?: string): Record<string, string | string[]> {
    const meant = this.all('form').filter(({ attributes }) => (action === undefined ? attributes.method === 'post' : attributes.action === action || attributes.action === undefined));
    const posted = meant.filter(({ attributes }) => attributes.method === 'post');
    const forms = posted.length > 0 ? posted : meant;
    if (action !== undefined && forms.length === 0) throw new Error(`no form to ${action} on “${this.heading}”`);
    const ids = new Set(forms.map(({ attributes }) => attributes.id));
    const outside = branches(this.tree).filter(({ attributes: { form } }) => form !== undefined && ids.has(form));
    const sent: Record<string, string | string[]> = {};
    for (const field of [...branches(forms), ...outside].filter(({ name }) => FIELDS.has(name))) {
      const { name } = field.attributes;
      const value = sentOf(field);
      if (typeof name !== 'string' || value === undefined) continue;
      sent[name] = sent[name] === undefined ? value : [sent[name], value].flat();
    }
    return sent;
  }

  private all(name: string): Branch[] {
    return branches(this.tree).filter((branch) => branch.name === name);
  }

  private withClass(name: string): Branch[] {
    return branches(this.tree).filter(({ attributes }) => String(attributes.class).split(' ').includes(name));
  }
}

function branches(trees: readonly Tree[]): Branch[] {
  return trees.flatMap((tree) => (typeof tree === 'string' ? [] : [tree, ...branches(tree.children)]));
}

function textOf(trees: readonly Tree[]): string {
  const read = (tree: Tree): string => (typeof tree === 'string' ? tree : `${tree.children.map(read).join('')}${/^(p|li|td|th|dt|dd|h\d|div|tr|summary|label|option|kbd|small)$/.test(tree.name) ? ' ' : ''}`);
  return trees.map(read).join(' ').replace(/\s+/g, ' ').trim();
}

function sentOf({ name, attributes, children }: Branch): string | undefined {
  if (attributes.disabled !== undefined) return undefined;
  // A browser leaves out a line end at the very beginning.
  if (name === 'textarea') return children.map((child) => (typeof child === 'string' ? child : '')).join('').replace(/^\r?\n/, '');
  if (name === 'select') {
    const options = branches(children).filter((branch) => branch.name === 'option');
    const chosen = options.find((option) => option.attributes.selected !== undefined) ?? options[0];
    const value = chosen?.attributes.value;
    return value === true ? '' : (value ?? (chosen && textOf([chosen])));
  }
  const { type = 'text', checked, value } = attributes;
  if (/^(submit|button|file|image|reset)$/.test(String(type))) return undefined;
  if (/^(checkbox|radio)$/.test(String(type))) return checked === undefined ? undefined : String(value ?? 'on');
  return value === undefined || value === true ? '' : value;
}
