import { Get } from '@nestjs/common';
import { Badge, MenuCount } from '#libs/ui';
import { Inbox } from '#src/alerts';
import { Allow, ROLES } from '#src/platform/http';
import { type Answer, parts } from '../domain/answer.js';
import { countedFor } from '../domain/menu.js';
import { DeskController } from './desk-controller.js';
import { DeskFrame } from './desk-frame.js';
import { type Visit, Visiting } from './visit.js';

@DeskController()
export class FrameController {
  constructor(
    private readonly frame: DeskFrame,
    private readonly inbox: Inbox,
  ) {}

  /** The numbers of the menu and the badge, each put in its place. */
  @Allow(...ROLES)
  @Get('so-dem')
  async counts(@Visiting() visit: Visit): Promise<Answer> {
    const [counts, alerts] = await Promise.all([this.frame.counts(visit), this.inbox.count(visit.caller)]);
    return parts(
      ...countedFor(visit.roles, counts).map(({ id, count, tone }) => <MenuCount id={id} count={count} tone={tone} attributes={{ 'hx-swap-oob': 'true' }} />),
      <Badge id="alerts-badge" count={alerts.unseen} of="chưa đọc" attributes={{ 'hx-swap-oob': 'true' }} />,
    );
  }
}
