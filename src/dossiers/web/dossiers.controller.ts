import { Body, Controller, Get, HttpCode, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { State } from '#libs/dossier-flow';
import { Allow, type Caller, CurrentCaller, ROLES, Text, TextParam, Uuid, WholeNumber } from '#src/platform/http';
import { CountWorklists } from '../app/count-worklists.js';
import { ExportDossiers } from '../app/export-dossiers.js';
import { type ChangedDossier, type DossierPage, FindDossiers } from '../app/find-dossiers.js';
import type { ListItem } from '../app/list-items.js';
import { SearchDossiers } from '../app/search-dossiers.js';
import { XLSX } from '../app/sheet-file.js';
import { targetUnit } from '../app/target-unit.js';
import { type DossierView, ViewDossier } from '../app/view-dossier.js';
import { isWorklist, type Worklist } from '../domain/worklist.js';
import { refuse } from '../refusals.js';
import { ChangesForm, DuplicatesForm, WorklistQuery } from './worklist.form.js';

class SearchQuery {
  @Text({ label: 'Từ khóa', min: 2, max: 100 }) q!: string;
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
  @WholeNumber({ label: 'Số dòng', min: 1, max: 200, optional: true }) limit: number = 50;
}

class UnitQuery {
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
}

@ApiTags('Hồ sơ')
@Controller('api')
export class DossiersController {
  constructor(
    private readonly finding: FindDossiers,
    private readonly searching: SearchDossiers,
    private readonly counting: CountWorklists,
    private readonly exporting: ExportDossiers,
    private readonly viewing: ViewDossier,
  ) {}

  @Allow(...ROLES)
  @Get('dossiers/:code')
  @ApiOperation({ summary: 'Một hồ sơ: trạng thái, hạn và lý do từng ngày, các bước, thao tác được phép' })
  view(@CurrentCaller() caller: Caller, @TextParam('code') code: string): Promise<DossierView> {
    return this.viewing.view(caller, code);
  }

  @Allow(...ROLES)
  @Get('worklists')
  @ApiOperation({ summary: 'Số hồ sơ của từng danh sách việc; 1001 nghĩa là hơn 1000' })
  counts(@CurrentCaller() caller: Caller, @Query() query: UnitQuery): Promise<Record<Worklist, number>> {
    return this.counting.counts(targetUnit(caller, query.unitId), caller.accountId);
  }

  @Allow(...ROLES)
  @Get('worklists/:list')
  @ApiOperation({ summary: 'Danh sách việc (mine, open, due_today, overdue, ready_to_return …, all), có lọc, sắp xếp, từng trang' })
  worklist(@CurrentCaller() caller: Caller, @TextParam('list') list: string, @Query() query: WorklistQuery): Promise<DossierPage> {
    if (!isWorklist(list)) throw refuse('dossier.unknown_list', { list });
    const { unitId, ...asked } = query;
    return this.finding.list(targetUnit(caller, unitId), { ...asked, list, accountId: caller.accountId });
  }

  @Allow(...ROLES)
  @Get('worklists/:list/table.xlsx')
  @ApiProduces(XLSX)
  @ApiOperation({ summary: 'Cả danh sách, có lọc, dạng XLSX, tối đa 50.000 dòng; mỗi lần xuất được ghi lại' })
  async sheet(@CurrentCaller() caller: Caller, @TextParam('list') list: string, @Query() query: WorklistQuery): Promise<StreamableFile> {
    if (!isWorklist(list)) throw refuse('dossier.unknown_list', { list });
    const { unitId, cursor: _cursor, limit: _limit, ...asked } = query;
    const { name, type, bytes } = await this.exporting.run(caller, targetUnit(caller, unitId), { ...asked, list, accountId: caller.accountId });
    return new StreamableFile(bytes, { type, disposition: `attachment; filename="${name}"`, length: bytes.length });
  }

  @Allow(...ROLES)
  @Post('worklists/changes')
  @HttpCode(200)
  @ApiOperation({ summary: 'Trong các hồ sơ đang xem, hồ sơ nào đã đổi: bước gì, ai làm, lúc nào' })
  async changes(@CurrentCaller() caller: Caller, @Body() form: ChangesForm): Promise<{ items: ChangedDossier[] }> {
    return { items: await this.finding.changedSince(targetUnit(caller, form.unitId), form.seen) };
  }

  @Allow(...ROLES)
  @Get('search')
  @ApiOperation({ summary: 'Tìm theo mã hồ sơ, họ tên không dấu, số định danh, điện thoại' })
  async search(@CurrentCaller() caller: Caller, @Query() query: SearchQuery): Promise<{ items: ListItem[] }> {
    return { items: await this.searching.search(targetUnit(caller, query.unitId), query.q, query.limit) };
  }

  /** A body, not a query: identity numbers must not end up in any log of addresses. */
  @Allow('clerk', 'officer', 'leader')
  @Post('dossiers/duplicates')
  @HttpCode(200)
  @ApiOperation({ summary: 'Trước khi tiếp nhận: hồ sơ đang mở của cùng người, cùng thủ tục' })
  async duplicates(@CurrentCaller() caller: Caller, @Body() form: DuplicatesForm): Promise<{ items: { code: string; state: State }[] }> {
    return { items: await this.searching.duplicatesOf(targetUnit(caller, form.unitId), form.idNumber, form.procedure) };
  }
}
