import { Get, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Answer, DeskController, file, mustBe, page, seeOther, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Allow, type FormFields, readUpload } from '#src/platform/http';
import { attempt, FormState } from '#src/platform/view';
import { Consolidation, narrativeFileName, NarrativeTemplates, REPORT_ROLES, TEMPLATE_MAX_BYTES, unitsOpenTo, WriteNarrative } from '#src/reports';
import { ReportNames } from '../app/report-names.js';
import { CLOSING_ROLES, holds, tabsFor } from './access.js';
import { NARRATIVE_PATH, NarrativePage } from './narrative.page.js';
import { shownPeriod } from './period.form.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** R11: the periodic report in words, and the Word file that it is written in. */
@DeskController(NARRATIVE_PATH)
@Allow(...REPORT_ROLES)
export class NarrativeController {
  constructor(
    private readonly writing: WriteNarrative,
    private readonly templates: NarrativeTemplates,
    private readonly consolidation: Consolidation,
    private readonly names: ReportNames,
    private readonly clock: Clock,
  ) {}

  @Get()
  form(@Visiting() visit: Visit, @Query() query: FormFields): Promise<Answer> {
    return this.show(visit, query, new FormState());
  }

  @Get('tai')
  async download(@Visiting() visit: Visit, @Query() query: FormFields): Promise<Answer> {
    mustBe(visit, ...REPORT_ROLES);
    const { period, state } = await shownPeriod(query, this.clock.today());
    if (state.errors.length > 0) return this.show(visit, query, new FormState());
    const consolidated = query['tong_hop'] === '1';
    return file(narrativeFileName(period, consolidated), DOCX, await this.writing.write(visit.unitId, period, consolidated ? { mayRead: unitsOpenTo(visit.caller) } : null));
  }

  @Get('mau')
  async template(@Visiting() visit: Visit): Promise<Answer> {
    mustBe(visit, ...REPORT_ROLES);
    return file('mau-bao-cao-cchc.docx', DOCX, await this.templates.contentOf(visit.unitId));
  }

  @Post('mau')
  @Allow(...CLOSING_ROLES)
  async replace(@Visiting() visit: Visit, @Query() query: FormFields, @Req() request: FastifyRequest): Promise<Answer> {
    mustBe(visit, ...CLOSING_ROLES);
    const done = await attempt(async () => {
      const { fileName, bytes } = await uploaded(request);
      await this.templates.replace(visit.unitId, visit.caller.accountId, fileName, bytes);
    });
    if (!done.ok) return this.show(visit, query, new FormState({}, done.errors.map((error) => ({ ...error, field: 'file' }))));
    return seeOther(NARRATIVE_PATH, { tone: 'done', text: 'Từ nay báo cáo được lập theo mẫu này.' });
  }

  @Post('mau/goc')
  @Allow(...CLOSING_ROLES)
  async reset(@Visiting() visit: Visit): Promise<Answer> {
    mustBe(visit, ...CLOSING_ROLES);
    await this.templates.reset(visit.unitId, visit.caller.accountId);
    return seeOther(NARRATIVE_PATH, { tone: 'done', text: 'Đã dùng lại mẫu của hệ thống.' });
  }

  private async show(visit: Visit, query: FormFields, upload: FormState): Promise<Answer> {
    mustBe(visit, ...REPORT_ROLES);
    const today = this.clock.today();
    const { period, state } = await shownPeriod(query, today);
    const own = await this.templates.own(visit.unitId);
    const setBy = own && (await this.names.people([own.setBy])).get(own.setBy);
    const unit = await this.names.unit(visit.unitId);
    const below = (await this.names.hasUnitsBelow(visit.unitId)) ? await this.consolidation.closings(visit.caller, visit.unitId, 'R2', period) : null;
    const body = (
      <NarrativePage unitName={unit.name} below={below} period={period} state={state} upload={upload} own={own} setBy={setBy} mayReplace={holds(visit, ...CLOSING_ROLES)} today={today} tabs={tabsFor(visit)} />
    );
    return page({ title: 'Báo cáo cải cách hành chính', current: 'reports', hasErrors: upload.errors.length + state.errors.length > 0, body });
  }
}

async function uploaded(request: FastifyRequest): Promise<{ fileName: string; bytes: Buffer }> {
  const { fileName, stream } = await readUpload(request, { maxBytes: TEMPLATE_MAX_BYTES, accept: ['.docx'] });
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return { fileName, bytes: Buffer.concat(chunks) };
  } finally {
    stream.destroy();
  }
}
