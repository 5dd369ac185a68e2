import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, type Caller, CurrentCaller, type Page, PageQuery, ROLES, Text, TextParam, Uuid, WholeNumber } from '#src/platform/http';
import { FindDossiers, type ListItem } from '../app/find-dossiers.js';
import { type DossierView, ViewDossier } from '../app/view-dossier.js';
import { type Worklist, worklists } from '../data/list.store.js';
import { refuse } from '../refusals.js';
import { targetUnit } from './receive.controller.js';

class WorklistQuery extends PageQuery {
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
}

class SearchQuery {
  @Text({ label: 'Từ khóa', min: 2, max: 100 }) q!: string;
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
  @WholeNumber({ label: 'Số dòng', min: 1, max: 200, optional: true }) limit: number = 50;
}

@ApiTags('Hồ sơ')
@Controller('api')
export class DossiersController {
  constructor(private readonly finding: FindDossiers, private readonly viewing: ViewDossier) {}

  @Allow(...ROLES)
  @Get('dossiers/:code')
  @ApiOperation({ summary: 'Một hồ sơ: trạng thái, hạn và lý do từng ngày, các bước, thao tác được phép' })
  view(@CurrentCaller() caller: Caller, @TextParam('code') code: string): Promise<DossierView> {
    return this.viewing.view(caller, code);
  }

  @Allow(...ROLES)
  @Get('worklists/:list')
  @ApiOperation({ summary: 'Danh sách việc: to_accept, incomplete, mine, open, due_today, due_soon, overdue, waiting, ready_to_return, returned_today' })
  worklist(@CurrentCaller() caller: Caller, @TextParam('list') list: string, @Query() query: WorklistQuery): Promise<Page<ListItem>> {
    if (!worklists.includes(list as Worklist)) throw refuse('dossier.unknown_list', { list });
    return this.finding.worklist(targetUnit(caller, query.unitId), list as Worklist, caller.accountId, query);
  }

  @Allow(...ROLES)
  @Get('search')
  @ApiOperation({ summary: 'Tìm theo mã hồ sơ, họ tên không dấu, số định danh, điện thoại' })
  async search(@CurrentCaller() caller: Caller, @Query() query: SearchQuery): Promise<{ items: ListItem[] }> {
    return { items: await this.finding.search(targetUnit(caller, query.unitId), query.q, query.limit) };
  }
}
