import type { Outcome } from '#libs/deadline';
import type { FinishKind } from '#libs/dossier-flow';
import type { ChannelClass, Period, Selector } from '#libs/reporting';

const CHANNEL: Record<ChannelClass, string> = {
  counter: "l.channel = 'counter'",
  post: "l.channel = 'post'",
  online3: "l.channel = 'online' AND l.online_level = 3",
  online4: "l.channel = 'online' AND l.online_level = 4",
};
const OUTCOME: Record<Outcome, string> = { early: "l.outcome = 'early'", on_time: "l.outcome = 'on_time'", late: "l.outcome = 'late'" };
const FINISH: Record<FinishKind, string> = {
  resolved: "l.finish_kind = 'resolved'",
  withdrawn: "l.finish_kind = 'withdrawn'",
  stopped: "l.finish_kind = 'stopped'",
};

/** The dossiers of a selector as a condition on reports.life l; `bind` gives a date its parameter. What `selects` of libs/reporting says of one life. */
export function lifeCondition(selector: Selector, period: Pick<Period, 'from' | 'to'>, bind: (date: string) => string): string {
  switch (selector.kind) {
    case 'received':
      return all(`l.received_on BETWEEN ${bind(period.from)} AND ${bind(period.to)}`, selector.channelClass && CHANNEL[selector.channelClass]);
    case 'carried_over':
      return all(
        `l.received_on < ${bind(period.from)} AND (l.finished_on IS NULL OR l.finished_on >= ${bind(period.from)})`,
        selector.channelClass && CHANNEL[selector.channelClass],
      );
    case 'finished':
      return all(
        `l.finished_on BETWEEN ${bind(period.from)} AND ${bind(period.to)}`,
        selector.outcome && OUTCOME[selector.outcome],
        selector.finishKind && FINISH[selector.finishKind],
      );
    case 'open':
      return all(
        `l.received_on <= ${bind(period.to)} AND (l.finished_on IS NULL OR l.finished_on > ${bind(period.to)})`,
        selector.overdue === undefined ? undefined : `${selector.overdue ? '' : 'NOT '}l.overdue @> ${bind(period.to)}`,
      );
    case 'any_of':
      return `(${selector.of.map((part) => lifeCondition(part, period, bind)).join(' OR ')})`;
  }
}

function all(...conditions: (string | undefined)[]): string {
  return `(${conditions.filter((condition) => condition !== undefined).join(' AND ')})`;
}
