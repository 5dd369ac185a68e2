import { Body, Get, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { uuidv7 } from 'uuidv7';
import { type Answer, DeskController, file, mustBe, page, seeOther, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Allow, type FormFields, PageQuery, readUpload } from '#src/platform/http';
import { attempt, FormState } from '#src/platform/view';
import { FindNarratives, NarrativeTemplates, REPORT_ROLES, TEMPLATE_MAX_BYTES, unitsOpenTo } from '#src/reports';
import { NarrativeSetting } from '../app/narrative-setting.js';
import { runIdFrom } from '../domain/run-words.js';
import { CLOSING_ROLES, holds, tabsFor } from './access.js';
import { NARRATIVE_PATH } from './narrative-order.page.js';
import { NarrativePage } from './narrative.page.js';
import { shownPeriod } from './period.form.js';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PER_PAGE = 20;

/** What went wrong, and where on the page it stands. */
interface Wrong {
  period?: FormState;
  upload?: FormState;
}

/** R11: the periodic report in words, those that were made, and the Word file that it is written in. */
@DeskController(NARRATIVE_PATH)
@Allow(...REPORT_ROLES)
export class NarrativeController {
  constructor(
    private readonly setting: NarrativeSetting,
    private readonly finding: FindNarratives,
    private readonly templates: NarrativeTemplates,
    private readonly clock: Clock,
  ) {}

  @Get()
  form(@Visiting() visit: Visit, @Query() query: FormFields): Promise<Answer> {
    return this.show(visit, query);
  }

  @Post()
  async ask(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, ...REPORT_ROLES);
    const { period, state } = await shownPeriod(fields, this.clock.today());
    if (state.errors.length > 0) return this.show(visit, fields);
    const { caller: { accountId }, unitId } = visit;
    const request = { id: runIdFrom(new FormState(fields).value('_key')), unitId, period, consolidated: fields['tong_hop'] === '1' };
    const asked = await attempt(() => this.setting.request({ accountId, mayRead: unitsOpenTo(visit.caller) }, request));
    if (asked.ok) return seeOther(`${NARRATIVE_PATH}/${asked.done.id}`);
    return this.show(visit, fields, { period: state.with(...asked.errors.map((error) => ({ ...error, field: error.field || 'period' }))) });
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
    if (!done.ok) return this.show(visit, query, { upload: new FormState({}, done.errors.map((error) => ({ ...error, field: 'file' }))) });
    return seeOther(NARRATIVE_PATH, { tone: 'done', text: 'Từ nay báo cáo được lập theo mẫu này.' });
  }

  @Post('mau/goc')
  @Allow(...CLOSING_ROLES)
  async reset(@Visiting() visit: Visit): Promise<Answer> {
    mustBe(visit, ...CLOSING_ROLES);
    await this.templates.reset(visit.unitId, visit.caller.accountId);
    return seeOther(NARRATIVE_PATH, { tone: 'done', text: 'Đã dùng lại mẫu của hệ thống.' });
  }

  private async show(visit: Visit, query: FormFields, wrong: Wrong = {}): Promise<Answer> {
    mustBe(visit, ...REPORT_ROLES);
    const today = this.clock.today();
    const { period, state: asked } = await shownPeriod(query, today);
    const { period: state = asked, upload = new FormState() } = wrong;
    const cursor = typeof query['tiep'] === 'string' && query['tiep'] !== '' ? query['tiep'] : undefined;
    const made = await this.finding.list(visit.caller, visit.unitId, Object.assign(new PageQuery(), { limit: PER_PAGE, ...(cursor !== undefined && { cursor }) }));
    const seen = await this.setting.of(visit.caller, visit.unitId, period, made.items.map(({ requestedBy }) => requestedBy));
    const body = (
      <NarrativePage
        {...seen} made={made.items} next={made.next} isFirst={cursor === undefined} newIds={{ own: uuidv7(), below: uuidv7() }} period={period} state={state} upload={upload} mayReplace={holds(visit, ...CLOSING_ROLES)} today={today}
        tabs={tabsFor(visit)}
      />
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
