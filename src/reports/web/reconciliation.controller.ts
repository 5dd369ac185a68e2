import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '#src/platform/database';
import { Allow, type Caller, callerHasRole, CurrentCaller } from '#src/platform/http';
import { mustHaveRole } from '#src/units';
import { REPORT_ROLES } from '../app/find-reports.js';
import { ReconcileReports } from '../app/reconcile-reports.js';
import { type Reconciliation, ReconciliationStore } from '../data/reconciliation.store.js';
import { UnitQuery } from './request-report.form.js';

@ApiTags('Báo cáo')
@Controller('api/reports/reconciliation')
export class ReconciliationController {
  constructor(
    private readonly database: Database,
    private readonly reconciliations: ReconciliationStore,
    private readonly reconciling: ReconcileReports,
  ) {}

  @Get()
  @Allow(...REPORT_ROLES)
  @ApiOperation({ summary: 'Kết quả đối chiếu số đếm với nhật ký hồ sơ lần gần nhất của từng đơn vị' })
  async last(@CurrentCaller() caller: Caller, @Query() query: UnitQuery): Promise<{ units: Reconciliation[] }> {
    const unitIds = caller.unitIds.filter((id) => (query.unitId ?? id) === id && callerHasRole(caller, id, REPORT_ROLES));
    return { units: await this.database.inUnits(unitIds, (tx) => this.reconciliations.last(tx, unitIds)) };
  }

  @Post()
  @Allow('leader', 'controller', 'administrator')
  @HttpCode(200)
  @ApiOperation({ summary: 'Đối chiếu ngay một đơn vị: đếm lại từ nhật ký hồ sơ' })
  async reconcile(@CurrentCaller() caller: Caller, @Query() query: UnitQuery): Promise<Reconciliation> {
    const unitId = query.unitId ?? caller.unitId;
    mustHaveRole(caller, unitId, 'leader', 'controller', 'administrator');
    const { differences, ...result } = await this.reconciling.reconcile(unitId);
    return { ...result, differences: differences.slice(0, 200) };
  }
}
