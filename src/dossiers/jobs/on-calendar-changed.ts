import { Injectable } from '@nestjs/common';
import { calendarChanged } from '#src/calendar';
import { type EventOf, Handles } from '#src/platform/outbox';
import { sessionsChanged } from '#src/units';
import { RecalculateDues } from '../app/recalculate-dues.js';

/** Working time has changed: the due dates that it moves are moved, each with its step in the log. */
@Injectable()
export class OnCalendarChanged {
  constructor(private readonly dues: RecalculateDues) {}

  @Handles(calendarChanged, { name: 'dossiers.recalculate_for_calendar', mode: 'resumable' })
  async daysChanged(event: EventOf): Promise<void> {
    await this.dues.apply(event.unitId, 'Lịch nghỉ, làm bù thay đổi');
  }

  @Handles(sessionsChanged, { name: 'dossiers.recalculate_for_sessions', mode: 'resumable' })
  async sessionsChanged(event: EventOf): Promise<void> {
    await this.dues.apply(event.unitId, 'Giờ làm việc của đơn vị thay đổi');
  }
}
