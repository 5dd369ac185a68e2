import { Get } from '@nestjs/common';
import { Accounts, WithInitialPassword } from '#src/identity';
import { Database, type Tx } from '#src/platform/database';
import { Allow, type Role, ROLES } from '#src/platform/http';
import { type Answer, page } from '../domain/answer.js';
import { DeskController } from './desk-controller.js';
import { HelpPage, type WhoHelps } from './help.page.js';
import { type Visit, Visiting } from './visit.js';

const MOST_NAMED = 5;

@DeskController()
export class HelpController {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
  ) {}

  @Allow(...ROLES)
  @WithInitialPassword()
  @Get('tro-giup')
  async help(@Visiting() { unitId }: Visit): Promise<Answer> {
    const whoHelps = await this.database.inUnit(unitId, async (tx): Promise<WhoHelps> => ({
      administrator: await this.namesOf(tx, unitId, 'administrator'),
      controller: await this.namesOf(tx, unitId, 'controller'),
      leader: await this.namesOf(tx, unitId, 'leader'),
    }));
    return page({ title: 'Trợ giúp', body: <HelpPage whoHelps={whoHelps} /> });
  }

  private async namesOf(tx: Tx, unitId: string, role: Role): Promise<string> {
    const held = await this.accounts.withRole(tx, unitId, [role]);
    const names = await this.accounts.displayNames(tx, held.slice(0, MOST_NAMED).map(({ accountId }) => accountId));
    return [...names.values()].join(', ');
  }
}
