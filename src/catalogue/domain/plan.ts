import type { CivilDate } from '#libs/civil-date';
import { DEFAULT_CONTENTS, type Difference, differencesOf, problemsOf } from './contents.js';
import { daysCut } from './days-cut.js';
import type { ListError, ListRow } from './list-row.js';
import type { ProcedureList } from './procedure-list.js';
import { placeVersion } from './timeline.js';
import type { ChangeKind, ProcedureVersion, VersionContents } from './version.js';

/** A version to be written, and what it does to those before it. */
export interface PlannedVersion {
  code: string;
  /** Null for a procedure that the list does not have yet. */
  procedureId: string | null;
  fieldCode: string;
  fieldName: string;
  validFrom: CivilDate;
  changeKind: ChangeKind;
  daysCut: number | null;
  contents: VersionContents;
  closes: { id: string; validTo: CivilDate } | null;
  voids: string | null;
}

export interface ListPlan {
  versions: PlannedVersion[];
  added: { code: string; name: string }[];
  changed: { code: string; name: string; changeKind: ChangeKind; differences: Difference[] }[];
  unchanged: number;
  /** In force in the catalogue, but not in the list. */
  missing: { code: string; name: string }[];
  errors: ListError[];
}

/** What importing the rows would do to the unit's own list. */
export function planList(list: ProcedureList, rows: readonly ListRow[], validFrom: CivilDate, today: CivilDate): ListPlan {
  const plan: ListPlan = { versions: [], added: [], changed: [], unchanged: 0, missing: [], errors: [] };
  for (const row of rows) planRow(plan, list, row, validFrom, today);
  const listed = new Set(rows.map((row) => row.code));
  for (const code of list.codes) {
    const version = list.on(code, validFrom);
    if (version && version.changeKind !== 'abolished' && !listed.has(code)) plan.missing.push({ code, name: version.name });
  }
  return plan;
}

function planRow(plan: ListPlan, list: ProcedureList, row: ListRow, validFrom: CivilDate, today: CivilDate): void {
  const { code } = row;
  const held = list.on(code, validFrom);
  const former = held?.changeKind === 'abolished' ? undefined : held;
  const contents: VersionContents = { ...DEFAULT_CONTENTS, ...(former && contentsOf(former)), ...row.contents };
  const errors = rowErrors(list, row, contents);
  const differences = former ? differencesOf(former, contents) : [];
  if (errors.length === 0 && former && differences.length === 0) {
    plan.unchanged += 1;
    return;
  }
  const placement = placeVersion(list.versions(code), validFrom, today);
  if (placement.refused !== undefined) errors.push(misplaced(row, placement.refused, placement.validFrom));
  plan.errors.push(...errors);
  if (errors.length > 0 || placement.refused !== undefined) return;
  const cut = former ? daysCut(former.term, contents.term) : null;
  const changeKind = !former ? 'new' : cut !== null && cut > 0 ? 'simplified' : 'amended';
  if (former) plan.changed.push({ code, name: contents.name, changeKind, differences });
  else plan.added.push({ code, name: contents.name });
  plan.versions.push({
    code, procedureId: list.last(code)?.procedureId ?? null, fieldCode: row.fieldCode, fieldName: row.fieldName,
    validFrom, changeKind, daysCut: cut, contents, closes: placement.closes, voids: placement.voids,
  });
}

function rowErrors(list: ProcedureList, { row, code, fieldCode, fieldName }: ListRow, contents: VersionContents): ListError[] {
  const errors: ListError[] = problemsOf(contents).map((problem) => ({
    row, column: problem.field.split('.')[0] ?? null, code: problem.code, message: `Dòng ${row}: ${problem.message}`,
  }));
  const known = list.last(code);
  if (known && known.fieldCode !== fieldCode) {
    const message = `Dòng ${row}, cột Lĩnh vực: thủ tục ${code} đã thuộc lĩnh vực ${known.fieldName}, không chuyển sang ${fieldName} được.`;
    errors.push({ row, column: 'field', code: 'catalogue.field_differs', message });
  }
  return errors;
}

function misplaced({ row, code }: ListRow, refused: 'in_force' | 'later_version', date: CivilDate): ListError {
  const day = date.split('-').reverse().join('/');
  return refused === 'in_force'
    ? { row, column: null, code: 'catalogue.version_in_force', message: `Dòng ${row}: thủ tục ${code} đã có phiên bản khác hiệu lực từ ${day}; phiên bản đang có hiệu lực không sửa được.` }
    : { row, column: null, code: 'catalogue.later_version', message: `Dòng ${row}: thủ tục ${code} đã có phiên bản từ ${day}; phiên bản mới phải bắt đầu sau ngày ấy.` };
}

export function contentsOf(version: ProcedureVersion): VersionContents {
  const { name, competence, term, supplementPolicy, onlineLevel, givesResult, fee, isPublic, steps, papers } = version;
  return { name, competence, term, supplementPolicy, onlineLevel, givesResult, fee, isPublic, steps, papers };
}
