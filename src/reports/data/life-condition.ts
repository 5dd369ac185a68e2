import type { Outcome } from '#libs/deadline';
import type { FinishKind } from '#libs/dossier-flow';
import type { ChannelClass, DossierSelector, Period } from '#libs/reporting';

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
/** That a dossier was overdue at all is said beside the day, so that the few that were are found by an index of their own, life_late. */
const OVERDUE = { yes: (day: string): string => `NOT isempty(l.overdue) AND l.overdue @> ${day}`, no: (day: string): string => `NOT l.overdue @> ${day}` };

/**
 * The dossiers of a selector as a condition on the listed l: lives, and refusals beside them. `bind` gives a date its parameter.
 * What `selectsDossier` of libs/reporting says of one of them.
 */
export function lifeCondition(selector: DossierSelector, period: Pick<Period, 'from' | 'to'>, bind: (date: string) => string): string {
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
        selector.overdue === undefined ? undefined : OVERDUE[selector.overdue ? 'yes' : 'no'](bind(period.to)),
      );
    case 'received_here':
      return all(`l.received_on BETWEEN ${bind(period.from)} AND ${bind(period.to)}`, CHANNEL[selector.channel], 'NOT l.received_elsewhere');
    case 'received_elsewhere':
      return all(`l.received_on BETWEEN ${bind(period.from)} AND ${bind(period.to)}`, 'l.received_elsewhere');
    case 'assisted':
      return all(`l.received_on BETWEEN ${bind(period.from)} AND ${bind(period.to)}`, 'l.assisted');
    case 'finished_late':
      return all(`l.finished_on BETWEEN ${bind(period.from)} AND ${bind(period.to)}`, OUTCOME.late, `(l.apology_on <= l.finished_on) IS ${selector.apology ? 'TRUE' : 'NOT TRUE'}`);
    case 'overdue':
      return all(lifeCondition({ kind: 'open', overdue: true }, period, bind), `(l.apology_on <= ${bind(period.to)}) IS ${selector.apology ? 'TRUE' : 'NOT TRUE'}`);
    case 'refused':
      return `l.refused_on BETWEEN ${bind(period.from)} AND ${bind(period.to)}`;
    case 'any_of':
      return `(${selector.of.map((part) => lifeCondition(part, period, bind)).join(' OR ')})`;
  }
}

function all(...conditions: (string | undefined)[]): string {
  return `(${conditions.filter((condition) => condition !== undefined).join(' AND ')})`;
}
