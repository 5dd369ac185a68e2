import { Body, Controller, Delete, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { isCivilDate } from '#libs/civil-date';
import { Database } from '#src/platform/database';
import { Allow, type Caller, CurrentCaller, refuseHttp, TextParam } from '#src/platform/http';
import { AmendProcedure } from '../app/amend-procedure.js';
import { IssueProcedure } from '../app/issue-procedure.js';
import type { Author } from '../app/ledger.js';
import { WithdrawVersion } from '../app/withdraw-version.js';
import type { ProcedureVersion } from '../domain/version.js';
import { contentsOfForm, decisionOf, newProcedureOf } from './contents-of-form.js';
import { AbolitionForm, NewProcedureForm, UnitQuery, VersionForm } from './procedure.form.js';
import { unitToWrite } from './whose-list.js';

@ApiTags('Danh mục thủ tục')
@Controller('api/procedures')
@Allow('controller')
export class ProcedureChangesController {
  constructor(
    private readonly database: Database,
    private readonly issueProcedure: IssueProcedure,
    private readonly amendProcedure: AmendProcedure,
    private readonly withdrawVersion: WithdrawVersion,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Công bố một thủ tục mới trong danh mục của đơn vị' })
  async issue(@CurrentCaller() caller: Caller, @Body() form: NewProcedureForm): Promise<ProcedureVersion> {
    const author = authorOf(caller, form);
    const procedure = newProcedureOf(form);
    return this.database.inUnit(author.ownerUnitId, (tx) => this.issueProcedure.run(tx, author, procedure));
  }

  @Post(':code/versions')
  @ApiOperation({ summary: 'Sửa đổi hoặc đơn giản hóa: phiên bản mới từ một ngày; mục không nêu giữ nguyên' })
  async amend(@CurrentCaller() caller: Caller, @TextParam('code') code: string, @Body() form: VersionForm): Promise<ProcedureVersion> {
    const author = authorOf(caller, form);
    const { validFrom, changeKind, daysCut } = form;
    return this.database.inUnit(author.ownerUnitId, (tx) =>
      this.amendProcedure.run(tx, author, code, { validFrom, changeKind, changes: contentsOfForm(form), statedDaysCut: daysCut ?? null }));
  }

  @Post(':code/abolition')
  @ApiOperation({ summary: 'Bãi bỏ thủ tục từ một ngày' })
  async abolish(@CurrentCaller() caller: Caller, @TextParam('code') code: string, @Body() form: AbolitionForm): Promise<ProcedureVersion> {
    const author = authorOf(caller, form);
    return this.database.inUnit(author.ownerUnitId, (tx) => this.amendProcedure.abolish(tx, author, code, form.validFrom));
  }

  @Delete(':code/versions/:validFrom')
  @HttpCode(204)
  @ApiOperation({ summary: 'Rút lại phiên bản cuối khi chưa có hiệu lực' })
  async withdraw(
    @CurrentCaller() caller: Caller, @TextParam('code') code: string, @TextParam('validFrom') validFrom: string, @Query() query: UnitQuery,
  ): Promise<void> {
    if (!isCivilDate(validFrom)) throw refuseHttp('http.no_such_route');
    const author: Author = { ownerUnitId: unitToWrite(caller, query.unitId), by: caller.accountId };
    await this.database.inUnit(author.ownerUnitId, (tx) => this.withdrawVersion.run(tx, author, code, validFrom));
  }
}

function authorOf(caller: Caller, form: AbolitionForm): Author {
  return { ownerUnitId: unitToWrite(caller, form.unitId), by: caller.accountId, decision: decisionOf(form) };
}
