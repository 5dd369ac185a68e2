import { createValidationPipe, type FormFields, refuseHttp } from '#src/platform/http';
import { type FieldError, isRefusal, type Refusal } from '#src/platform/refusal';

const pipe = createValidationPipe();

/** What was typed and what is wrong with it: enough to show a form again with nothing lost. */
export class FormState {
  constructor(
    readonly fields: FormFields = {},
    readonly errors: readonly FieldError[] = [],
  ) {}

  /** The form again, with more errors. */
  with(...errors: readonly FieldError[]): FormState {
    return new FormState(this.fields, [...this.errors, ...errors]);
  }

  value(name: string, otherwise = ''): string {
    const value = this.fields[name];
    return (typeof value === 'string' ? value : value?.[0]) ?? otherwise;
  }

  values(name: string): readonly string[] {
    const value = this.fields[name];
    return value === undefined ? [] : typeof value === 'string' ? [value] : value;
  }

  has(name: string, value = 'true'): boolean {
    return this.values(name).includes(value);
  }

  error(name: string): string | undefined {
    return this.errors.find(({ field }) => field === name)?.message;
  }

  /** For the ErrorSummary: every error, linked to the field of its name (its id). Errors of no field stand first. */
  summary(): { text: string; field?: string }[] {
    const general = this.errors.filter(isOfNoField);
    return [...general, ...this.errors.filter((error) => !isOfNoField(error))].map((error) => ({ text: error.message, ...(!isOfNoField(error) && { field: error.field }) }));
  }
}

/** Carried by forms and addresses out of sight: there is no field to go to. */
const UNSEEN: readonly string[] = ['version', 'cursor', 'limit', 'sort', 'direction', 'state'];

function isOfNoField({ field, code }: FieldError): boolean {
  return field === '' || code === 'unknown_field' || UNSEEN.includes(field);
}

export type FormReading<T> = { readonly ok: true; readonly value: T; readonly state: FormState } | { readonly ok: false; readonly state: FormState };

/**
 * Reads a form that a browser sent by the same rules as the API's: `owner.name` and `papers.0.code` are groups and lists, an empty
 * field is one that was left out, and names that begin with `_` (request key, button) are the page's own.
 * @example const form = await readForm(ReceiveForm, fields); if (!form.ok) return this.show(form.state);
 */
export async function readForm<T extends object>(type: new () => T, fields: FormFields): Promise<FormReading<T>> {
  try {
    const value = (await pipe.transform(nest(fields), { type: 'body', metatype: type })) as T;
    return { ok: true, value, state: new FormState(fields) };
  } catch (error) {
    return { ok: false, state: new FormState(fields, refusedWith(error)) };
  }
}

export type Attempt<T> = { readonly ok: true; readonly done: T } | { readonly ok: false; readonly refusal: Refusal; readonly errors: readonly FieldError[] };

/** Does what was asked for; a refusal comes back as errors to show on the form, anything else is thrown on. */
export async function attempt<T>(act: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, done: await act() };
  } catch (error) {
    const errors = refusedWith(error);
    return { ok: false, refusal: error as Refusal, errors };
  }
}

function refusedWith(error: unknown): readonly FieldError[] {
  if (!isRefusal(error) || error.status >= 500) throw error;
  return error.errors?.length ? error.errors : [{ field: '', code: error.code, message: error.text }];
}

type Tree = { [name: string]: string | readonly string[] | Tree | Tree[] };

/** Groups in groups; the forms of ours have four. */
const MOST_LEVELS = 8;

/** @example nest({ 'owner.name': 'A', 'papers.0.code': 'G1' }) // { owner: { name: 'A' }, papers: [{ code: 'G1' }] } */
export function nest(fields: FormFields): Tree {
  const tree = emptyTree();
  for (const [name, value] of Object.entries(fields)) {
    if (name.startsWith('_') || value === '') continue;
    const path = name.split('.', MOST_LEVELS + 1);
    if (path.length > MOST_LEVELS) throw refuseHttp('http.too_deep', { max: MOST_LEVELS });
    const last = path.pop() as string;
    let at = tree;
    for (const part of path) at = (isGroup(at[part]) ? at[part] : (at[part] = emptyTree())) as Tree;
    at[last] = value;
  }
  return listed(tree) as Tree;
}

/** Without the names that every object has: somebody may send them. */
function emptyTree(): Tree {
  return Object.create(null) as Tree;
}

function isGroup(node: Tree[string] | undefined): boolean {
  return typeof node === 'object' && !Array.isArray(node);
}

/** Groups whose names are all numbers are lists, in the order of the numbers. */
function listed(node: Tree[string]): Tree[string] {
  if (typeof node === 'string' || Array.isArray(node)) return node;
  const entries = Object.entries(node as Tree).map(([name, inner]) => [name, listed(inner)] as const);
  if (entries.length > 0 && entries.every(([name]) => /^\d{1,4}$/.test(name))) return [...entries].sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner) as Tree[];
  return Object.fromEntries(entries);
}
