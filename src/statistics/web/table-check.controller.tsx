import { Get, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Period } from '#libs/reporting';
import { type Answer, DeskController, mustBe, page, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Allow, type FormFields, readUpload } from '#src/platform/http';
import { attempt, FormState } from '#src/platform/view';
import { CheckPrintedTable, type PrintedCheck, REPORT_ROLES } from '#src/reports';
import { tabsFor } from './access.js';
import { isPeriodAsked, shownPeriod } from './period.form.js';
import { CHECK_PATH, type CheckedFile, TableCheckPage } from './table-check.page.js';

const MAX_BYTES = 5 * 1024 * 1024;

interface Shown {
  upload?: FormState;
  checked?: CheckedFile;
}

/** A table made by hand, its slips named. The period to compare with stands in the address, so that a refused file does not lose it. */
@DeskController(CHECK_PATH)
@Allow(...REPORT_ROLES)
export class TableCheckController {
  constructor(
    private readonly checking: CheckPrintedTable,
    private readonly clock: Clock,
  ) {}

  @Get()
  form(@Visiting() visit: Visit, @Query() query: FormFields): Promise<Answer> {
    return this.show(visit, query, {});
  }

  @Post()
  async check(@Visiting() visit: Visit, @Query() query: FormFields, @Req() request: FastifyRequest): Promise<Answer> {
    mustBe(visit, ...REPORT_ROLES);
    const against = await this.against(visit, query);
    const done = await attempt(() => this.read(request, against));
    if (!done.ok) return this.show(visit, query, { upload: new FormState({}, done.errors.map((error) => ({ ...error, field: 'file' }))) });
    return this.show(visit, query, { checked: done.done });
  }

  private async read(request: FastifyRequest, against: { unitId: string; period: Period } | undefined): Promise<CheckedFile> {
    const { fileName, stream } = await readUpload(request, { maxBytes: MAX_BYTES, accept: ['.csv', '.xlsx'] });
    try {
      const check: PrintedCheck = await this.checking.check({ fileName, bytes: stream }, against);
      return { fileName, check };
    } finally {
      stream.destroy();
    }
  }

  private async against({ unitId }: Visit, query: FormFields): Promise<{ unitId: string; period: Period } | undefined> {
    if (!isPeriodAsked(query)) return undefined;
    const { period, state } = await shownPeriod(query, this.clock.today());
    return state.errors.length === 0 ? { unitId, period } : undefined;
  }

  private async show(visit: Visit, query: FormFields, { upload = new FormState(), checked }: Shown): Promise<Answer> {
    mustBe(visit, ...REPORT_ROLES);
    const today = this.clock.today();
    const { period, state } = await shownPeriod(query, today);
    const comparing = isPeriodAsked(query) && state.errors.length === 0;
    const body = <TableCheckPage state={state} upload={upload} period={period} comparing={comparing} checked={checked} today={today} tabs={tabsFor(visit)} />;
    return page({ title: 'Kiểm tra biểu làm tay', current: 'reports', hasErrors: upload.errors.length + state.errors.length > 0, body });
  }
}
