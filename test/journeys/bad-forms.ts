import type { TestApp } from '../support/app.js';
import type { ShownPage } from '../support/shown-page.js';

/** SQL, HTML, wildcards, an emoji, and a name with combining marks. */
export const HOSTILE = `'; DROP TABLE dossiers.dossier; --<script>alert(1)</script>"><img src=x onerror=alert(1)>%_\\😀 ${'Nguyễn'.normalize('NFD')}`;

/** Text that no field takes: control characters, and what comes of a broken encoding. */
export const BROKEN: readonly string[] = ['a\u0000b', 'a\u0007b', 'a\u001bb', 'a\u0085b', 'a\ufffdb'];

export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** What a form that was refused has to show: the errors of these fields, and everything else as it was typed. */
export interface Refused {
  /** Of the form. */
  action: string;
  fields: readonly string[];
  typed: Typed;
  status?: number;
}

/** What is wrong with the answer to a form that should have been refused; empty when all is well. */
export function complaints(page: ShownPage, { action, fields, typed, status = 422 }: Refused): string[] {
  const found = unsafe(page);
  if (page.status !== status) return [...found, `${page.status} instead of ${status}: ${page.location ?? page.heading} ${page.text.slice(0, 200)}`];
  if (!page.title.startsWith('Lỗi: ')) found.push(`title “${page.title}”`);
  for (const field of fields) {
    if (!page.errors.some((error) => error.field === field)) found.push(`${field} not in the summary: ${JSON.stringify(page.errors)}`);
    if (page.errorOf(field) === '') found.push(`nothing beside ${field}`);
  }
  const others = page.errors.filter((error) => error.field === undefined || !fields.includes(error.field));
  if (others.length > 0) found.push(`others: ${JSON.stringify(others)}`);
  found.push(...lost(page, action, typed));
  return found;
}

/** Typed but not there any more; and links of the summary that lead nowhere. */
function lost(page: ShownPage, action: string, typed: Typed): string[] {
  const form = page.form(action);
  const gone = Object.entries(typed).filter(([name, value]) => !name.startsWith('_act') && lines(form[name]) !== lines(value)).map(([name, value]) => `lost ${name}: ${JSON.stringify(value).slice(0, 60)} is ${lines(form[name]).slice(0, 60)}`);
  const astray = page.errors.flatMap(({ field }) => (field !== undefined && page.byId(field).length === 0 ? [`no #${field}`] : []));
  return [...gone, ...astray];
}

function lines(value: string | readonly string[] | undefined): string {
  return JSON.stringify([value ?? ''].flat()).replaceAll('\\r\\n', '\\n');
}

/** Markup that somebody typed and that is markup on the page; and an answer that is the server's own fault. */
export function unsafe({ html, status }: ShownPage): string[] {
  const markup = ['<script>alert', '<img src=x', '<svg onload', '"><img'].filter((each) => html.includes(each)).map((each) => `markup ${each}`);
  return status >= 500 ? [...markup, `${status} ${html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').slice(0, 200)}`] : markup;
}

const COUNTED = ['dossiers.dossier', 'dossiers.step', 'dossiers.amendment', 'dossiers.draft', 'dossiers.hand_over_list', 'dossiers.request', 'fees.taking', 'fees.closing', 'identity.account', 'identity.delegation'];

/** How much stands in the unit's tables. */
export async function written(app: TestApp, unitId: string): Promise<Record<string, number>> {
  return app.database.inUnit(unitId, async (tx) => {
    const counts: Record<string, number> = {};
    for (const table of COUNTED) counts[table] = (await tx.row<{ count: number }>(`SELECT count(*)::int FROM ${table} t WHERE t.unit_id = $1`, [unitId]))?.count ?? 0;
    return counts;
  });
}
