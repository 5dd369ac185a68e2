import { Get, Query } from '@nestjs/common';
import { type Answer, DeskController, page, type Visit, Visiting } from '#src/desk';
import { TabulateDigitisation } from '#src/documents';
import { Clock } from '#src/platform/clock';
import { Allow, type FormFields, ROLES } from '#src/platform/http';
import { tabsFor } from './access.js';
import { DigitisationPage } from './digitisation.page.js';
import { shownPeriod } from './period.form.js';

/** How far dossiers, papers and results are digitised. */
@DeskController('bao-cao/so-hoa')
export class DigitisationController {
  constructor(
    private readonly tabulating: TabulateDigitisation,
    private readonly clock: Clock,
  ) {}

  @Allow(...ROLES)
  @Get()
  async show(@Visiting() visit: Visit, @Query() query: FormFields): Promise<Answer> {
    const today = this.clock.today();
    const { period, state } = await shownPeriod(query, today);
    const table = await this.tabulating.tabulate(visit.caller, visit.unitId, period.from, period.to);
    const body = <DigitisationPage table={table} period={period} state={state} today={today} tabs={tabsFor(visit)} />;
    return page({ title: 'Số hóa hồ sơ, giấy tờ', current: 'reports', hasErrors: state.errors.length > 0, body });
  }
}
