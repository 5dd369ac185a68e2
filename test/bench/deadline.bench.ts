import { instantOf } from '#libs/civil-date';
import { dueOf, type Term } from '#libs/deadline';
import { officeCalendar } from '../support/register-sources.js';

export interface DeadlineRate {
  span: string;
  perSecond: number;
}

const SPANS: readonly { span: string; term: Term }[] = [
  { span: 'a week: 5 working days', term: { unit: 'working_day', amount: 5 } },
  { span: 'a year: 250 working days', term: { unit: 'working_day', amount: 250 } },
  { span: 'a week: 40 working hours', term: { unit: 'working_hour', amount: 40 } },
  { span: 'a year: 1,875 working hours', term: { unit: 'working_hour', amount: 1875 } },
  { span: 'a year: 12 months', term: { unit: 'month', amount: 12 } },
];

/** Due dates a second on one core, receipts spread over 2021–2024. */
export function benchDeadlines(seconds: number): DeadlineRate[] {
  const calendar = officeCalendar();
  const start = instantOf('2021-01-04', '08:00').getTime();
  const receipts = Array.from({ length: 1000 }, (_, i) => new Date(start + ((i * 7919) % (3 * 365)) * 86_400_000 + (i % 420) * 60_000));
  return SPANS.map(({ span, term }) => {
    const until = performance.now() + seconds * 1000;
    const begun = performance.now();
    let done = 0;
    while (performance.now() < until) {
      for (const receivedAt of receipts) dueOf({ receivedAt, pauses: [], policy: 'pause' }, term, calendar);
      done += receipts.length;
    }
    return { span, perSecond: Math.round(done / ((performance.now() - begun) / 1000)) };
  });
}
