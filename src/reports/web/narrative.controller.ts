import { Body, Controller, Get, Headers, HttpCode, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { RequestStore } from '#src/dossiers';
import { Accounts } from '#src/identity';
import { Database } from '#src/platform/database';
import { Allow, type Caller, CurrentCaller, type Page, UuidParam } from '#src/platform/http';
import { mustHaveRole } from '#src/units';
import { FindNarratives, narrativeFileName, unitsOpenTo } from '../app/find-narratives.js';
import { REPORT_ROLES } from '../app/find-reports.js';
import { periodOf } from '../app/period-of.js';
import { RequestNarrative } from '../app/request-narrative.js';
import type { Narrative, NarrativeOutcome } from '../domain/narrative.js';
import { DOCX } from './file-types.js';
import { NarrativeForm, NarrativesQuery } from './narrative.form.js';

/** As the API shows it: people by name, and what there is of it when it is written. */
type NarrativeView = Omit<Narrative, 'unitIds' | 'outcome'> & (NarrativeOutcome | Record<keyof NarrativeOutcome, null>);

const NOT_WRITTEN = { countedAt: null, failedChecks: null, figuresHash: null, fileHash: null, bytes: null };

/** R11 for programs. */
@ApiTags('Báo cáo')
@Controller('api/narrative-reports')
@Allow(...REPORT_ROLES)
export class NarrativeController {
  constructor(
    private readonly database: Database,
    private readonly requests: RequestStore,
    private readonly requesting: RequestNarrative,
    private readonly finding: FindNarratives,
    private readonly accounts: Accounts,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Lập báo cáo cải cách hành chính (R11) dạng Word theo mẫu đang dùng, của đơn vị hoặc tổng hợp các đơn vị cấp dưới; lập ở nền, xem tiến độ theo mã trả về' })
  async request(@CurrentCaller() caller: Caller, @Body() form: NarrativeForm, @Headers('idempotency-key') key?: string): Promise<Pick<Narrative, 'id' | 'period'>> {
    const { unitId = caller.unitId, consolidated = false } = form;
    mustHaveRole(caller, unitId, ...REPORT_ROLES);
    const [period, { accountId }] = [periodOf(form), caller];
    return this.database.inUnit(unitId, (tx) => this.requests.once(tx, unitId, { key, accountId, body: { action: 'narrative_report', period, consolidated } }, async () => {
      const { id } = await this.requesting.request(tx, { accountId, mayRead: unitsOpenTo(caller) }, { unitId, period, consolidated });
      return { id, period };
    }));
  }

  @Get()
  @ApiOperation({ summary: 'Các báo cáo R11 đã lập của một đơn vị, mới nhất trước' })
  async list(@CurrentCaller() caller: Caller, @Query() query: NarrativesQuery): Promise<Page<NarrativeView>> {
    const { items, next } = await this.finding.list(caller, query.unitId ?? caller.unitId, query);
    return { items: await this.views(items), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'Một báo cáo R11: đang lập, đã lập hay lỗi vì sao; số liệu đến lúc nào, mã SHA-256 của tệp' })
  async get(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<NarrativeView | undefined> {
    const [view] = await this.views([await this.finding.get(caller, id)]);
    return view;
  }

  @Get(':id/report.docx')
  @ApiProduces(DOCX)
  @ApiOperation({ summary: 'Tệp Word đã lập, mọi lần tải như nhau' })
  async file(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<StreamableFile> {
    const narrative = await this.finding.get(caller, id);
    const content = await this.finding.file(narrative);
    return new StreamableFile(content, { type: DOCX, disposition: `attachment; filename="${narrativeFileName(narrative)}"`, length: content.length });
  }

  private async views(narratives: readonly Narrative[]): Promise<NarrativeView[]> {
    const names = await this.database.inUnits([], (tx) => this.accounts.displayNames(tx, narratives.map(({ requestedBy }) => requestedBy)));
    return narratives.map(({ unitIds: _, outcome, ...narrative }) => ({ ...narrative, requestedBy: names.get(narrative.requestedBy) ?? narrative.requestedBy, ...(outcome ?? NOT_WRITTEN) }));
  }
}
