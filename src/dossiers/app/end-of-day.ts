import { Injectable } from '@nestjs/common';
import { type CivilDate, civilDateOf, daysBetween } from '#libs/civil-date';
import { Clock } from '#src/platform/clock';
import { type DossierPage, FindDossiers } from './find-dossiers.js';
import type { ListItem } from './list-items.js';

export interface Remaining<Item = ListItem> {
  /** Above MOST_COUNTED it only says that there are more. */
  total: number;
  /** The first of them. */
  items: readonly Item[];
}

export interface DayEnd {
  day: CivilDate;
  receivedToday: number;
  returnedToday: number;
  /** Results at the desk that nobody has come for, the oldest first, with the days they have lain there. */
  uncollected: Remaining<ListItem & { daysSince: number }>;
  /** Due on the next working day. */
  dueNext: Remaining;
  /** Received today and still with whoever received them. */
  notHandedOver: Remaining;
}

const SHOWN = 100;

/** What the desk looks over before it closes. */
@Injectable()
export class EndOfDay {
  constructor(private readonly finding: FindDossiers, private readonly clock: Clock) {}

  async of(unitId: string): Promise<DayEnd> {
    const day = civilDateOf(this.clock.now());
    const list = (query: Parameters<FindDossiers['list']>[1]): Promise<DossierPage> => this.finding.list(unitId, query);
    const received = await list({ list: 'all', receivedFrom: day, limit: 1 });
    const returned = await list({ list: 'returned_today', limit: 1 });
    const uncollected = await list({ list: 'ready_to_return', sort: 'finished', direction: 'asc', limit: SHOWN });
    const dueNext = await list({ list: 'due_in_1', limit: SHOWN });
    const notHandedOver = await list({ list: 'not_handed_over', limit: SHOWN });
    return {
      day,
      receivedToday: received.total,
      returnedToday: returned.total,
      uncollected: { total: uncollected.total, items: uncollected.items.map((item) => ({ ...item, daysSince: item.finishedAt ? daysBetween(civilDateOf(item.finishedAt), day) : 0 })) },
      dueNext: remaining(dueNext),
      notHandedOver: remaining(notHandedOver),
    };
  }
}

function remaining({ total, items }: DossierPage): Remaining {
  return { total, items };
}
