import type { VersionPaper } from '#src/catalogue';
import type { FormFields } from '#src/platform/http';
import type { FormState } from '#src/platform/view';

/** One line of the table of papers, as it stands on the form. Counts are text: what was typed comes back as it was. */
export interface PaperRow {
  index: number;
  code: string;
  name: string;
  /** Handed in besides those that the procedure asks for; named by the clerk. */
  isOther: boolean;
  required: boolean;
  originals: string;
  certified: string;
  copies: string;
  enough: boolean;
  digitised: string;
  reusedFrom: string;
}

interface ListOfPapers {
  id: string;
  papers: readonly VersionPaper[];
}

/** Of which version the table on the form is: the code of a paper means another one elsewhere. */
export const PAPERS_OF = '_papersOf';
/** The codes of the papers that are complete. */
export const ENOUGH = 'enough';
/** Ticked where the dossier is received although papers are missing. */
export const MISSING = 'withMissing';

const COUNTS = ['originals', 'certified', 'copies'] as const;
const MOST_OTHERS = 20;

/** @param ticked all papers at once ("đủ tất cả") */
export function paperRows(version: ListOfPapers, state: FormState, ticked = false): PaperRow[] {
  const typed = state.value(PAPERS_OF) === version.id ? typedRows(state) : new Map<string, number>();
  const listed = version.papers.map((paper, index) => listedRow(paper, index, state, typed.get(paper.code), ticked));
  const others = [...typed].filter(([code, at]) => isOther(code) && !isBlank({ name: state.value(`papers.${at}.name`), ...typedRow(state, at) })).map(([, at]) => at);
  const blank = others.length < MOST_OTHERS ? [undefined] : [];
  return [...listed, ...[...others, ...blank].map((at, nth) => otherRow(listed.length + nth, nth, state, at))];
}

function typedRows(state: FormState): Map<string, number> {
  const found = new Map<string, number>();
  for (const name of Object.keys(state.fields)) {
    const index = /^papers\.(\d{1,4})\.code$/.exec(name)?.[1];
    if (index !== undefined) found.set(state.value(name), Number(index));
  }
  return found;
}

function listedRow(paper: VersionPaper, index: number, state: FormState, at: number | undefined, ticked: boolean): PaperRow {
  const { code, name, required } = paper;
  const asked = { originals: String(paper.originals), certified: '0', copies: String(paper.copies) };
  return { index, code, name, required, isOther: false, enough: ticked || (at !== undefined && state.has(ENOUGH, code)), ...(at === undefined ? { ...asked, digitised: 'no', reusedFrom: '' } : typedRow(state, at)) };
}

function otherRow(index: number, nth: number, state: FormState, at: number | undefined): PaperRow {
  const row = { index, code: `khac-${nth + 1}`, required: false, isOther: true, enough: true };
  if (at === undefined) return { ...row, name: '', originals: '', certified: '', copies: '', digitised: 'no', reusedFrom: '' };
  return { ...row, name: state.value(`papers.${at}.name`), ...typedRow(state, at) };
}

function typedRow(state: FormState, at: number): Pick<PaperRow, (typeof COUNTS)[number] | 'digitised' | 'reusedFrom'> {
  const value = (part: string): string => state.value(`papers.${at}.${part}`);
  return { originals: value('originals'), certified: value('certified'), copies: value('copies'), digitised: value('digitised') || 'no', reusedFrom: value('reusedFrom') };
}

function isOther(code: string): boolean {
  return code.startsWith('khac-');
}

function isBlank(row: Pick<PaperRow, 'name' | (typeof COUNTS)[number]>): boolean {
  return row.name === '' && COUNTS.every((part) => row[part] === '' || row[part] === '0');
}

/** Required papers that nobody has ticked, by name. */
export function missingOf(rows: readonly PaperRow[]): string[] {
  return rows.filter(({ required, enough }) => required && !enough).map(({ name }) => name);
}

/**
 * The rows as the dossier is to be received with them, in place of what the table sent: lines left blank are none, and of what is not
 * ticked only what was typed over the proposal counts as handed in.
 */
export function withPapers(fields: FormFields, version: ListOfPapers, rows: readonly PaperRow[]): FormFields {
  const rest = Object.entries(fields).filter(([name]) => !name.startsWith('papers.'));
  const asked = new Map(version.papers.map((paper) => [paper.code, paper]));
  const handedIn = rows.filter((row) => !row.isOther || !isBlank(row)).flatMap((row, index) => {
    const proposed = asked.get(row.code);
    const untouched = !row.enough && proposed !== undefined && row.originals === String(proposed.originals) && row.copies === String(proposed.copies);
    const counts = COUNTS.map((part): [string, string] => [part, untouched ? '0' : row[part]]);
    const facts: [string, string][] = [['code', row.code], ['name', row.name || 'Giấy tờ khác'], ...counts, ['missing', String(row.required && !row.enough)], ['digitised', row.digitised], ['reusedFrom', row.digitised.startsWith('reused_') ? row.reusedFrom : '']];
    return facts.map(([part, value]): [string, string] => [`papers.${index}.${part}`, value]);
  });
  return Object.fromEntries([...rest, ...handedIn]);
}
