import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Term, TermUnit } from '#libs/deadline';
import { type SpecialDay, type WorkCalendar, type WorkSession, createWorkCalendar } from '#libs/worktime';

/** What a register needs to know of a procedure. */
export interface SampleProcedure {
  code: string;
  name: string;
  field: string;
  reportLine: string;
  term: Term;
}

/** The project's own folder, from its sources and from its build. */
export function projectPath(...parts: string[]): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return join(folder, ...parts);
}

/** A CSV file of the project as records by column name. */
export function readRecords(...path: string[]): Record<string, string>[] {
  return parse(readFileSync(projectPath(...path), 'utf8'), { columns: true, bom: true, skip_empty_lines: true });
}

export function sampleProcedures(): Map<string, SampleProcedure> {
  const records = readRecords('src', 'demonstration', 'data', 'procedures.csv');
  return new Map(
    records.map((record) => {
      const term: Term = { unit: record['term_unit'] as TermUnit, amount: Number(record['term']), cutoff: record['cutoff'] || null };
      const code = record['code'] ?? '';
      return [code, { code, name: record['name'] ?? '', field: record['field'] ?? '', reportLine: record['report_line'] ?? '', term }];
    }),
  );
}

/** The notified days off of 2019–2026 with the usual office hours, Monday to Friday. */
export function officeCalendar(): WorkCalendar {
  const days = readRecords('src', 'demonstration', 'data', 'holidays-vn.csv').map(
    (record): SpecialDay => ({ date: record['date'] ?? '', kind: record['kind'] as SpecialDay['kind'], name: record['name'] ?? '' }),
  );
  const halves = [
    { opens: '07:30', closes: '11:30' },
    { opens: '13:30', closes: '17:00' },
  ];
  const sessions = [1, 2, 3, 4, 5].flatMap((weekday) =>
    halves.map((half): WorkSession => ({ weekday, ...half, openForIntake: true, countsForTerms: true, validFrom: '2010-01-01' })),
  );
  return createWorkCalendar({ days, sessions });
}
