import { Body, Get, Post } from '@nestjs/common';
import { formatDate } from '#libs/civil-date';
import { Catalogue } from '#src/catalogue';
import { type Answer, DeskController, page, placeErrors, seeOther, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow, type Caller, callerHasRole, type FormFields, UuidParam } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { mustHaveRole, mustSee, SetReportLines, Units } from '#src/units';
import { filledRows, inFirstRow } from '../domain/rows.js';
import { LinesPage } from './unit-settings.page.js';
import { LinesForm } from './units.form.js';
import { UNITS_PATH } from './units.page.js';

const FIELDS = { 'units.field_repeated': 'lines.0.name', 'units.position_repeated': 'lines.0.name' };

@DeskController(`${UNITS_PATH}/:id/dong-bao-cao`)
@Allow('controller', 'administrator')
export class ReportLinesController {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly catalogue: Catalogue,
    private readonly setReportLines: SetReportLines,
    private readonly clock: Clock,
  ) {}

  @Get()
  async lines(@Visiting() { caller }: Visit, @UuidParam('id') id: string): Promise<Answer> {
    mustSee(caller, id);
    const today = this.clock.today();
    const lines = await this.database.inUnit(id, (tx) => this.units.reportLines(tx, id, today));
    const fields = Object.fromEntries(lines.flatMap(({ name, fieldCodes }, row): [string, string | string[]][] => [[`lines.${row}.name`, name], [`lines.${row}.fieldCodes`, fieldCodes]]));
    return this.show(caller, id, new FormState({ ...fields, validFrom: formatDate(today) }));
  }

  @Post()
  async change(@Visiting() { caller }: Visit, @UuidParam('id') id: string, @Body() fields: FormFields): Promise<Answer> {
    mustHaveRole(caller, id, 'administrator', 'controller');
    const form = await readForm(LinesForm, filledRows(fields, 'lines', ['name']));
    if (!form.ok) return this.show(caller, id, inFirstRow(form.state, 'lines', 'name'));
    const { validFrom, lines } = form.value;
    const drafts = lines.map(({ name, fieldCodes }, index) => ({ position: index + 1, name, fieldCodes }));
    const set = await attempt(() => this.database.inUnit(id, (tx) => this.setReportLines.run(tx, caller.accountId, id, validFrom, drafts)));
    if (!set.ok) return this.show(caller, id, form.state.with(...placeErrors(set.errors, FIELDS)));
    return seeOther(`${UNITS_PATH}/${id}/dong-bao-cao`, { tone: 'done', text: `Đã đặt ${lines.length} dòng báo cáo từ ${formatDate(validFrom)}.` });
  }

  private show(caller: Caller, id: string, state: FormState): Promise<Answer> {
    return this.database.inUnit(id, async (tx) => {
      const unit = await this.units.get(tx, id);
      const fields = (await this.catalogue.fields(tx)).toSorted((a, b) => a.name.localeCompare(b.name, 'vi'));
      const body = <LinesPage state={state} unit={unit} fields={fields} mayChange={callerHasRole(caller, id, ['administrator', 'controller'])} />;
      return page({ title: `Dòng báo cáo: ${unit.name}`, current: 'units', hasErrors: state.errors.length > 0, body });
    });
  }
}
