import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { type CommandLine, given, onlyWord, UsageError } from './cli-line.js';
import { DeadlinesCsvError, recomputeDeadlinesCsv } from '#libs/deadline';
import { createWorkCalendar, type SpecialDay, type WorkCalendar, type WorkSession } from '#libs/worktime';

/** The notified days that are shipped, found alike from src and from dist. */
const HOLIDAYS = ['../../src/demonstration/data/holidays-vn.csv', './demonstration/data/holidays-vn.csv'].map((path) => new URL(path, import.meta.url));

/** Prints the list with its due dates computed anew, or every line that cannot be, and then nothing. */
export async function deadlines(line: CommandLine): Promise<void> {
  const text = await textOf(onlyWord(line, 'tên tệp'));
  const unitCode = given(line, 'unit');
  const calendar = unitCode === undefined ? await officeCalendar() : await (await import('./cli-database.js')).calendarOf(unitCode);
  try {
    process.stdout.write(recomputeDeadlinesCsv(text, calendar));
  } catch (error) {
    if (!(error instanceof DeadlinesCsvError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

async function textOf(file: string): Promise<string> {
  const bytes = file === '-' ? await buffer(process.stdin) : await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(error.code === 'ENOENT' ? `không có tệp ${file}` : `không đọc được tệp ${file} (${error.code ?? error.message})`);
  });
  return bytes.toString('utf8');
}

/** Monday to Friday 07:30–11:30 and 13:30–17:00; Saturday mornings are for handing in and count for nothing. */
async function officeCalendar(): Promise<WorkCalendar> {
  const always = { openForIntake: true, validFrom: '1900-01-01' };
  const sessions: WorkSession[] = [1, 2, 3, 4, 5].flatMap((weekday) => [
    { ...always, weekday, opens: '07:30', closes: '11:30', countsForTerms: true },
    { ...always, weekday, opens: '13:30', closes: '17:00', countsForTerms: true },
  ]);
  sessions.push({ ...always, weekday: 6, opens: '07:30', closes: '11:30', countsForTerms: false });
  return createWorkCalendar({ days: await shippedDays(), sessions });
}

async function shippedDays(): Promise<SpecialDay[]> {
  const [source, beside] = HOLIDAYS.map((url) => fileURLToPath(url));
  const text = await readFile(source as string).catch(() => readFile(beside as string));
  const rows = parse<Record<'date' | 'kind' | 'name', string>>(text, { columns: true, bom: true, skip_empty_lines: true });
  return rows.map(({ date, kind, name }) => ({
    date, name, kind: kind === 'makeup' ? 'makeup' : 'off', replaces: /Làm bù cho ngày (\d{4}-\d{2}-\d{2})/.exec(name)?.[1] ?? null,
  }));
}
