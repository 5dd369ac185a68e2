import { Get } from '@nestjs/common';
import { type Answer, DeskController, mustBe, page, type Visit, Visiting } from '#src/desk';
import { Allow } from '#src/platform/http';
import { Deadlines } from '../app/deadlines.js';
import { LeadersBoard } from '../app/leaders-board.js';
import { BoardPage } from './board.page.js';

@DeskController('dieu-hanh')
export class BoardController {
  constructor(private readonly board: LeadersBoard, private readonly deadlines: Deadlines) {}

  @Allow('leader', 'controller', 'supervisor')
  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    mustBe(visit, 'leader', 'controller', 'supervisor');
    const { caller, unitId, roles } = visit;
    const leads = roles.includes('leader');
    const board = await this.board.of(unitId, caller.accountId, leads ? caller.accountId : undefined);
    const reading = await this.deadlines.of(unitId, board.overdue.items.length + board.approvals.items.length);
    return page({ title: 'Điều hành', current: 'board', body: <BoardPage board={board} reading={reading} leads={leads} /> });
  }
}
