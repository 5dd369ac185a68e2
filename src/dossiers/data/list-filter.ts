import { parseIdNumber } from '#libs/citizen-id';
import { type CivilDate, endOfDay, startOfDay } from '#libs/civil-date';
import type { Channel, State } from '#libs/dossier-flow';
import { searchKey } from '#libs/vietnamese';
import { phoneKey } from '../domain/phone.js';
import type { Bind } from './list-conditions.js';

/** What a list may be narrowed to. */
export interface ListFilter {
  state?: State | undefined;
  /** Undefined: whatever the procedure. */
  procedureIds?: readonly string[] | undefined;
  channel?: Channel | undefined;
  holderAccountId?: string | undefined;
  office?: string | undefined;
  /** Part of a name, a whole identity number or a whole telephone number. */
  owner?: string | undefined;
  receivedFrom?: CivilDate | undefined;
  receivedTo?: CivilDate | undefined;
  dueFrom?: CivilDate | undefined;
  dueTo?: CivilDate | undefined;
}

/** Whether a period is asked for, however long ago. */
export function asksPeriod({ receivedFrom, receivedTo, dueFrom, dueTo }: ListFilter): boolean {
  return [receivedFrom, receivedTo, dueFrom, dueTo].some((day) => day !== undefined);
}

/** The conditions of a filter on `d`, to stand after those of the list. */
export function filterConditions(filter: ListFilter, columns: { received: string; due: string }, bind: Bind): string[] {
  const found: string[] = [];
  const where = <T>(value: T | undefined, condition: (value: T) => string): void => {
    if (value !== undefined) found.push(condition(value));
  };
  where(filter.state, (state) => `d.state = ${bind(state, 'text')}`);
  where(filter.procedureIds, (ids) => `d.procedure_id = ANY (${bind(ids, 'uuid[]')})`);
  where(filter.channel, (channel) => `d.channel = ${bind(channel, 'text')}`);
  where(filter.holderAccountId, (id) => `d.holder_account_id = ${bind(id, 'uuid')}`);
  where(filter.office, (office) => `d.holder_office = ${bind(office, 'text')}`);
  where(filter.receivedFrom, (day) => `${columns.received} >= ${bind(startOfDay(day), 'timestamptz')}`);
  where(filter.receivedTo, (day) => `${columns.received} < ${bind(endOfDay(day), 'timestamptz')}`);
  where(filter.dueFrom, (day) => `${columns.due} >= ${bind(startOfDay(day), 'timestamptz')}`);
  where(filter.dueTo, (day) => `${columns.due} < ${bind(endOfDay(day), 'timestamptz')}`);
  where(filter.owner, (owner) => ownerCondition(owner, bind));
  return found;
}

/** The last word, the given name, leads into the index of names; all words must stand in the name. */
function ownerCondition(text: string, bind: Bind): string {
  const id = parseIdNumber(text);
  if (id.ok) return `d.owner_id_number = ${bind(id.number, 'text')}`;
  const phone = phoneKey(text);
  if (phone !== undefined) return `d.owner_phone = ${bind(phone, 'text')}`;
  const words = searchKey(text).split(' ').filter(Boolean);
  const last = words.at(-1);
  if (last === undefined) return 'false';
  return `d.id IN (SELECT e.dossier_id FROM dossiers.name_ending e WHERE e.unit_id = $1
      AND e.ending ~>=~ ${bind(last, 'text')} AND e.ending ~<~ ${bind(`${last}\u{10FFFF}`, 'text')})
    AND d.owner_search LIKE ALL (${bind(words.map((word) => `%${likeLiteral(word)}%`), 'text[]')})`;
}

export function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
