import { type Tag, TemplateHandler } from 'easy-template-x';
import { CHART_TAGS, CONDITION_TAGS, LIST_TAGS, NARRATIVE_FIELDS, NARRATIVE_ROWS, OTHER_TAGS, ROW_TAGS, rowsName, SOURCES_TAG } from '../domain/narrative-fields.js';
import type { TemplateValues, UsedTag } from '../domain/narrative-tables.js';

const ROW_LISTS = new Set(NARRATIVE_ROWS.flatMap((id) => [`bang_${rowsName(id)}`, `tong_${rowsName(id)}`]));
const PLAIN = new Set([...NARRATIVE_FIELDS.map(({ tag }) => tag), ...Object.keys(OTHER_TAGS), ...Object.keys(CHART_TAGS)]);
const MOST_COLUMNS = 99;
const ROW_TAG = new RegExp(`^(${ROW_TAGS.number}|${ROW_TAGS.name}|${ROW_TAGS.column}\\d{1,2})$`);

/** A template's tags, each with the list or table that it stands in. @throws what easy-template-x throws for a file or tags that are broken */
export async function tagsOf(template: Buffer): Promise<UsedTag[]> {
  const used: UsedTag[] = [];
  const open: string[] = [];
  for (const { name, disposition } of await handler().parseTags(template)) {
    if (disposition === 'Close') open.pop();
    else used.push({ name, inside: listIn(open), within: [...open] });
    if (disposition === 'Open') open.push(name);
  }
  return used;
}

/** The tags that nothing would be put in. */
export function unknownTags(used: readonly UsedTag[]): string[] {
  const unknown = used.filter(({ name, inside }) => !isKnown(name, inside)).map(({ name }) => name);
  return [...new Set(unknown)];
}

export function hasSources(used: readonly UsedTag[]): boolean {
  return used.some(({ name }) => name === SOURCES_TAG) && used.some(({ name, inside }) => inside === SOURCES_TAG && name === 'gia_tri');
}

export function fillTemplate(template: Buffer, values: TemplateValues): Promise<Buffer> {
  return handler().process(template, values);
}

/**
 * Fills it with anything, to see that it can be.
 * @throws what easy-template-x throws for tags that do not fit each other
 */
export async function tryTemplate(template: Buffer): Promise<void> {
  const row = Object.fromEntries([ROW_TAGS.number, ROW_TAGS.name, ...Array.from({ length: MOST_COLUMNS }, (_, index) => `${ROW_TAGS.column}${index + 1}`)].map((tag) => [tag, '0']));
  const lists = Object.entries(LIST_TAGS).map(([name, { tags }]): [string, Record<string, string>[]] => [name, [Object.fromEntries(tags.map((tag) => [tag, '0']))]]);
  await fillTemplate(template, {
    ...Object.fromEntries([...PLAIN].map((tag) => [tag, '0'])),
    ...Object.fromEntries(Object.keys(CONDITION_TAGS).map((tag) => [tag, true])),
    ...Object.fromEntries([...ROW_LISTS].map((name) => [name, [row]])),
    ...Object.fromEntries(lists),
  });
}

/** The innermost list; a condition around tags is none. */
function listIn(open: readonly Tag['name'][]): string | null {
  return open.findLast((name) => !(name in CONDITION_TAGS)) ?? null;
}

function isKnown(name: string, inside: string | null): boolean {
  if (PLAIN.has(name) || name in CONDITION_TAGS || name in LIST_TAGS || ROW_LISTS.has(name)) return true;
  if (inside === null) return false;
  if (ROW_LISTS.has(inside)) return ROW_TAG.test(name);
  return inside in LIST_TAGS && (LIST_TAGS[inside as keyof typeof LIST_TAGS].tags as readonly string[]).includes(name);
}

function handler(): TemplateHandler {
  return new TemplateHandler();
}
