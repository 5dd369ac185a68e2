import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { addDays, instantOf } from '#libs/civil-date';
import { createWorkCalendar, type SpecialDay, type WorkCalendar } from '#libs/worktime';
import { DeskDays } from './desk-days.js';
import { SESSIONS, SINCE } from './duong-ha.js';
import { PRESENT_DOSSIERS } from './present-dossiers.js';

function records(name: string): Record<string, string>[] {
  return parse(readFileSync(new URL(`../data/${name}`, import.meta.url)), { columns: true });
}

const sessions = SESSIONS.map((session) => ({ ...session, validFrom: SINCE }));
const days = records('holidays-vn.csv').map(({ date = '', kind = '', name = '' }): SpecialDay => {
  const replaces = /Làm bù cho ngày (\d{4}-\d{2}-\d{2})/.exec(name)?.[1];
  return { date, kind: kind === 'makeup' ? 'makeup' : 'off', name, ...(replaces !== undefined && { replaces }) };
});
const notified = createWorkCalendar({ days, sessions });
const terms = new Map(records('procedures.csv').map(({ code = '', term }) => [code, Number(term)]));

/** The first moment of a scene that lies in the future or before the one it follows. */
function impossible(calendar: WorkCalendar, now: Date): [string] | undefined {
  const desk = new DeskDays(calendar, now);
  for (const { procedure, received, part, steps = [] } of PRESENT_DOSSIERS) {
    const daysAgo = 'daysAgo' in received ? received.daysAgo : desk.daysAgoOfDue(received.dueIn, terms.get(procedure) ?? NaN);
    const moments = [desk.moment(daysAgo, part), ...steps.map((step) => (daysAgo >= step.day ? desk.moment(daysAgo - step.day, step.part) : new Date(NaN)))];
    const broken = moments.findIndex((moment, index) => !(moment <= now) || moment < (moments[index - 1] ?? moment));
    if (broken >= 0) return [`${now.toISOString()} ${procedure} ${JSON.stringify(received)}, moment ${broken + 1}`];
  }
  return undefined;
}

describe('the last days at the desk', () => {
  test('can have happened, whatever the clock says: a year, and the first months of one without notices', () => {
    const found: string[] = [];
    for (let day = '2026-01-01'; day < '2027-03-01'; day = addDays(day, 1)) {
      for (const time of ['07:20', '07:51', '12:10', '23:50']) found.push(...(impossible(notified, instantOf(day, time)) ?? []));
    }
    expect(found).toEqual([]);
  });

  test('the last of them is today once the desk has been open for a while', () => {
    const lastDay = (day: string, time: string): string => new DeskDays(notified, instantOf(day, time)).lastDay;
    expect(lastDay('2026-03-16', '07:45')).toBe('2026-03-14');
    expect(lastDay('2026-03-16', '07:50')).toBe('2026-03-16');
    expect(lastDay('2026-03-14', '09:00')).toBe('2026-03-14');
    expect(lastDay('2026-03-15', '09:00')).toBe('2026-03-14');
    expect(lastDay('2026-02-18', '09:00')).toBe('2026-02-14');
  });

  test('parts of today are parts of what has passed of it', () => {
    const desk = new DeskDays(notified, instantOf('2026-03-16', '14:30'));
    expect([desk.moment(0, 0), desk.moment(0, 0.5), desk.moment(0, 1)]).toEqual([instantOf('2026-03-16', '07:30'), instantOf('2026-03-16', '10:00'), instantOf('2026-03-16', '14:30')]);
    expect(desk.moment(1, 1)).toEqual(instantOf('2026-03-13', '17:00'));
  });
});
