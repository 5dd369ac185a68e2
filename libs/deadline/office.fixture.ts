import { instantOf } from '#libs/civil-date';
import { type SpecialDay, type WorkCalendar, type WorkSession, createWorkCalendar } from '#libs/worktime';

/** The office of the golden lists: Mon–Fri 07:30–11:30 and 13:30–17:00, Saturday morning for intake only. */
export function officeCalendar(holidaysCsv: string): WorkCalendar {
  const days = holidaysCsv
    .trim()
    .split('\n')
    .slice(1)
    .map((line): SpecialDay => {
      const [date = '', kind = '', name = ''] = line.split(',');
      return { date, kind: kind === 'makeup' ? 'makeup' : 'off', name, replaces: /Làm bù cho ngày (\S+)/.exec(name)?.[1] };
    });
  return createWorkCalendar({ days, sessions: OFFICE_HOURS });
}

/** 'YYYY-MM-DDTHH:MM' in Viet Nam. */
export function at(text: string): Date {
  const [date = '', clock = ''] = text.split('T');
  return instantOf(date, clock);
}

const always = { openForIntake: true, validFrom: '2018-01-01' };

const OFFICE_HOURS: WorkSession[] = [
  ...[1, 2, 3, 4, 5].flatMap((weekday) => [
    { ...always, weekday, opens: '07:30', closes: '11:30', countsForTerms: true },
    { ...always, weekday, opens: '13:30', closes: '17:00', countsForTerms: true },
  ]),
  { ...always, weekday: 6, opens: '07:30', closes: '11:30', countsForTerms: false },
];
