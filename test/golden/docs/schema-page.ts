import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#src/platform/database';
import { kindOf, type Table, tablesOf } from '../../architecture/rules/migrations.js';
import { NOTICE, page, table } from './markdown.js';

/** Every table that the migrations leave, by schema, with its kind, its key and the sentence that states its invariant. */
export function schemaPage(): string {
  const schemas = new Map<string, Table[]>();
  for (const each of tablesOf(migrations()).values()) {
    const schema = each.name.split('.')[0] ?? '';
    schemas.set(schema, [...(schemas.get(schema) ?? []), each]);
  }
  return page(
    '# Bảng dữ liệu · Tables',
    NOTICE,
    'One PostgreSQL schema per module. `unit`: rows of one unit, `unit_id` first in every key, behind row-level security. `national`: small reference data that every unit reads. '
      + '`local`: belongs to one database server. BullMQ keeps a schema `bullmq` of its own, and `public.migration` says which files of migrations/ have been applied.',
    ...[...schemas].flatMap(([schema, tables]) => [`## ${schema}`, table(['Bảng', 'Loại', 'Khóa chính', 'Ý nghĩa'], tables.map(rowOf))]),
  );
}

function rowOf(each: Table): string[] {
  const kind = kindOf(each) ?? '';
  return [`\`${each.name}\``, kind, each.primaryKey.join(', '), each.comment.slice(kind.length + 1).trim()];
}

function migrations(): { path: string; text: string }[] {
  const folder = join(packageRoot(), 'migrations');
  return readdirSync(folder).sort().map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}
