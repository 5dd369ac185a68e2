import { Get } from '@nestjs/common';
import { type Answer, Asked, DeskController, page, type Question, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Allow, callerHasRole, refuseHttp } from '#src/platform/http';
import { CompareUnits } from '#src/reports';
import { ReportNames } from '../app/report-names.js';
import { type Direction, isUnitOrder } from '../domain/unit-order.js';
import { CommunesPage } from './communes.page.js';
import { shownPeriod } from './period.form.js';

/** The units below side by side, over a period. */
@DeskController('cap-duoi')
export class CommunesController {
  constructor(
    private readonly comparing: CompareUnits,
    private readonly names: ReportNames,
    private readonly clock: Clock,
  ) {}

  @Allow('supervisor')
  @Get()
  async compare(@Visiting() visit: Visit, @Asked() query: Question): Promise<Answer> {
    const today = this.clock.today();
    const { period, state } = await shownPeriod(query, today);
    const unit = await this.names.unitIn(await this.supervised(visit), period);
    const { units, total } = await this.comparing.sideBySide(visit.caller, unit.id, period);
    const { xep: by = '', chieu } = query;
    const direction: Direction = chieu === 'giam' ? 'descending' : 'ascending';
    const body = (
      <CommunesPage unit={unit} units={units} total={total} period={period} state={state} today={today} order={isUnitOrder(by) ? by : undefined} direction={direction} atWork={visit.unitId} />
    );
    return page({ title: 'Các đơn vị cấp dưới', current: 'communes', hasErrors: state.errors.length > 0, body });
  }

  /** Where one is at work, unless that is one of the communes: then where one came from. */
  private async supervised({ caller, unitId }: Visit): Promise<string> {
    const candidates = [unitId, caller.unitId].filter((id) => callerHasRole(caller, id, ['supervisor']));
    for (const id of candidates) if (await this.names.hasUnitsBelow(id)) return id;
    const [first] = candidates;
    if (first === undefined) throw refuseHttp('http.forbidden');
    return first;
  }
}
