import { Get, Query } from '@nestjs/common';
import { type Answer, DeskController, page, type Visit, Visiting } from '#src/desk';
import { Allow, callerHasRole, type Caller, ROLES, TextParam } from '#src/platform/http';
import { Deadlines } from '../app/deadlines.js';
import { DossierFees } from '../app/dossier-fees.js';
import { DossierFiles } from '../app/dossier-file.js';
import { isStepLate, rowClockOf } from '../domain/view-clock.js';
import { DossierPage } from './dossier.page.js';
import { FeesSection } from './fees-section.js';

@DeskController()
export class DossierController {
  constructor(
    private readonly files: DossierFiles,
    private readonly deadlines: Deadlines,
    private readonly fees: DossierFees,
  ) {}

  @Allow(...ROLES)
  @Get('ho-so/:code')
  async show(@Visiting() { caller }: Visit, @TextParam('code') code: string, @Query('hien') shown?: string): Promise<Answer> {
    const file = await this.files.open(caller, code);
    const { view } = file;
    const mayReveal = isStaff(caller, view.unitId);
    const revealed = shown === 'dinh-danh' && mayReveal;
    if (revealed) await this.files.reveal(caller, view);
    const [reading, taken] = await Promise.all([this.deadlines.of(view.unitId, 1), this.fees.of(caller, view)]);
    const clock = rowClockOf(view);
    return page({
      title: view.code,
      body: (
        <DossierPage
          file={file}
          deadline={reading.deadline(clock)}
          today={reading.today}
          stepLate={isStepLate(view, reading.now)}
          revealed={revealed}
          mayReveal={mayReveal}
          mayPrint={callerHasRole(caller, view.unitId, ['clerk', 'officer', 'leader'])}
          fees={taken && <FeesSection code={view.code} fees={taken} mayTake={callerHasRole(caller, view.unitId, ['clerk', 'leader'])} />}
        />
      ),
    });
  }
}

function isStaff(caller: Caller, unitId: string): boolean {
  return callerHasRole(caller, unitId, ['clerk', 'officer', 'leader', 'controller']);
}
