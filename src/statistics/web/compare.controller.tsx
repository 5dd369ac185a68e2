import { Get } from '@nestjs/common';
import { type Answer, Asked, DeskController, page, type Question, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Allow, PageQuery, ROLES, Uuid, UuidParam } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { CompareReport, FindReports } from '#src/reports';
import { type Compared, ComparePage, DifferencePage } from './compare.page.js';

class CompareQuery {
  @Uuid({ label: 'Báo cáo trước' }) a!: string;
  @Uuid({ label: 'Báo cáo sau' }) b!: string;
}

/** As many as somebody chooses from. */
const OFFERED = 100;

/** Cell by cell: two tables, or a table and what its period says today. */
@DeskController('bao-cao')
@Allow(...ROLES)
export class CompareController {
  constructor(
    private readonly finding: FindReports,
    private readonly comparing: CompareReport,
    private readonly clock: Clock,
  ) {}

  @Get('so-sanh')
  async two(@Visiting() visit: Visit, @Asked() query: Question): Promise<Answer> {
    const { a = '', b = '' } = query;
    if (a === '' && b === '') return this.show(visit, new FormState());
    const form = await readForm(CompareQuery, { a, b });
    if (!form.ok) return this.show(visit, form.state);
    const done = await attempt(async (): Promise<Compared> => {
      const [before, after] = await Promise.all([this.finding.getFinished(visit.caller, form.value.a), this.finding.getFinished(visit.caller, form.value.b)]);
      return { before, after, differences: this.comparing.between(before, after).differences };
    });
    return done.ok ? this.show(visit, form.state, done.done) : this.show(visit, form.state.with(...done.errors.map((error) => ({ ...error, field: 'b' }))));
  }

  @Get(':id/hom-nay')
  async today(@Visiting() { caller }: Visit, @UuidParam('id') id: string): Promise<Answer> {
    const run = await this.finding.getFinished(caller, id);
    const { differences } = await this.comparing.withToday(run);
    return page({ title: 'So với số liệu hôm nay', current: 'reports', body: <DifferencePage run={run} differences={differences} today={this.clock.today()} /> });
  }

  private async show({ caller, unitId }: Visit, state: FormState, compared?: Compared): Promise<Answer> {
    const { items } = await this.finding.list(caller, unitId, Object.assign(new PageQuery(), { limit: OFFERED }));
    const body = <ComparePage runs={items.filter((run) => run.state === 'done')} state={state} compared={compared} today={this.clock.today()} />;
    return page({ title: 'So sánh hai báo cáo', current: 'reports', hasErrors: state.errors.length > 0, body });
  }
}
