import { Get } from '@nestjs/common';
import { Allow, ROLES } from '#src/platform/http';
import { FindTodaysWork } from '../app/todays-work.js';
import { type Answer, page } from '../domain/answer.js';
import { DeskController } from './desk-controller.js';
import { HomePage } from './home.page.js';
import { type Visit, Visiting } from './visit.js';

@DeskController()
export class HomeController {
  constructor(private readonly todaysWork: FindTodaysWork) {}

  @Allow(...ROLES)
  @Get()
  async today(@Visiting() { caller, unitId, roles }: Visit): Promise<Answer> {
    const work = await this.todaysWork.of(unitId, caller.accountId, roles);
    return page({ title: 'Hôm nay', body: <HomePage work={work} roles={roles} /> });
  }
}
