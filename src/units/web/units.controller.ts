import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database, type Tx } from '#src/platform/database';
import { Allow, type Caller, CurrentCaller, ROLES, UuidParam } from '#src/platform/http';
import { CreateUnit } from '../app/create-unit.js';
import { GiveCode } from '../app/give-code.js';
import { RenameUnit } from '../app/rename-unit.js';
import { SucceedUnit } from '../app/succeed-unit.js';
import { Units } from '../app/units.js';
import type { Unit, UnitCode } from '../domain/unit.js';
import type { UnitName } from '../domain/unit-names.js';
import { mustHaveRole, mustSee } from './in-unit.js';
import { SuccessorForm, UnitCodeForm, UnitForm, UnitNameForm } from './units.form.js';

type UnitNode = Unit & { children: UnitNode[] };
type UnitDetails = Unit & { codes: readonly UnitCode[]; names: readonly UnitName[] };

@ApiTags('Đơn vị')
@Controller('api/units')
export class UnitsController {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly createUnit: CreateUnit,
    private readonly giveCode: GiveCode,
    private readonly renameUnit: RenameUnit,
    private readonly succeedUnit: SucceedUnit,
  ) {}

  @Get()
  @Allow(...ROLES)
  @ApiOperation({ summary: 'Cây đơn vị mà người dùng được xem' })
  async tree(@CurrentCaller() caller: Caller): Promise<{ units: UnitNode[] }> {
    const units = await this.database.inUnits(caller.unitIds, (tx) => Promise.all(caller.unitIds.map((id) => this.units.get(tx, id))));
    return { units: nest(units) };
  }

  @Get(':id')
  @Allow(...ROLES)
  @ApiOperation({ summary: 'Một đơn vị, các mã định danh và các tên đã dùng' })
  find(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<UnitDetails> {
    mustSee(caller, id);
    return this.database.inUnit(id, (tx) => this.details(tx, id));
  }

  @Post()
  @Allow('administrator')
  @ApiOperation({ summary: 'Thêm một đơn vị dưới đơn vị mình quản trị' })
  create(@CurrentCaller() caller: Caller, @Body() form: UnitForm): Promise<UnitDetails> {
    mustHaveRole(caller, form.parentId, 'administrator');
    return this.database.inUnit(form.parentId, async (tx) => this.details(tx, await this.createUnit.run(tx, caller.accountId, form)));
  }

  @Post(':id/codes')
  @HttpCode(200)
  @Allow('administrator')
  @ApiOperation({ summary: 'Cấp mã định danh mới; mã cũ hết hiệu lực vào ngày hôm trước' })
  newCode(@CurrentCaller() caller: Caller, @UuidParam('id') id: string, @Body() form: UnitCodeForm): Promise<UnitDetails> {
    mustHaveRole(caller, id, 'administrator');
    return this.database.inUnit(id, async (tx) => {
      await this.giveCode.run(tx, caller.accountId, id, form.code, form.validFrom);
      return this.details(tx, id);
    });
  }

  @Post(':id/names')
  @HttpCode(200)
  @Allow('administrator')
  @ApiOperation({ summary: 'Đổi tên từ một ngày; số liệu của các kỳ trước giữ tên cũ. Ghi lại cùng ngày là sửa tên vừa ghi' })
  rename(@CurrentCaller() caller: Caller, @UuidParam('id') id: string, @Body() form: UnitNameForm): Promise<UnitDetails> {
    mustHaveRole(caller, id, 'administrator');
    return this.database.inUnit(id, async (tx) => {
      await this.renameUnit.run(tx, caller.accountId, id, form);
      return this.details(tx, id);
    });
  }

  @Post(':id/successor')
  @HttpCode(200)
  @Allow('administrator')
  @ApiOperation({ summary: 'Sáp nhập: đơn vị khác kế tục; cần quyền quản trị ở cả hai đơn vị' })
  succeed(@CurrentCaller() caller: Caller, @UuidParam('id') id: string, @Body() form: SuccessorForm): Promise<UnitDetails> {
    mustHaveRole(caller, id, 'administrator');
    mustHaveRole(caller, form.successorId, 'administrator');
    return this.database.inUnit(id, async (tx) => {
      await this.succeedUnit.run(tx, caller.accountId, id, form.successorId, form.validFrom);
      return this.details(tx, id);
    });
  }

  private async details(tx: Tx, id: string): Promise<UnitDetails> {
    return { ...(await this.units.get(tx, id)), codes: await this.units.codesOf(tx, id), names: await this.units.namesOf(tx, id) };
  }
}

/** A unit whose parent is out of sight stands at the top. */
function nest(units: readonly Unit[]): UnitNode[] {
  const nodes = new Map<string, UnitNode>(units.map((unit) => [unit.id, { ...unit, children: [] }]));
  const tops: UnitNode[] = [];
  for (const node of nodes.values()) (nodes.get(node.parentId ?? '')?.children ?? tops).push(node);
  return tops;
}
