import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '#src/platform/database';
import { Allow, type Caller, CurrentCaller, type Page, ROLES, UuidParam } from '#src/platform/http';
import { mustHaveRole, mustSee } from '#src/units';
import { Delegations, type ShownDelegation } from '../app/delegations.js';
import { GiveDelegation } from '../app/give-delegation.js';
import { RevokeDelegation, unitsOf } from '../app/revoke-delegation.js';
import { UnitQuery } from './accounts.form.js';
import { DelegationForm } from './delegations.form.js';
import { mustBeInPerson } from './in-person.js';

@ApiTags('Ủy quyền')
@Controller('api/delegations')
export class DelegationsController {
  constructor(
    private readonly database: Database,
    private readonly delegations: Delegations,
    private readonly give: GiveDelegation,
    private readonly revoking: RevokeDelegation,
  ) {}

  @Get()
  @Allow('leader', 'administrator')
  @ApiOperation({ summary: 'Mọi lần ủy quyền trong đơn vị, mới nhất trước' })
  list(@CurrentCaller() caller: Caller, @Query() query: UnitQuery): Promise<Page<ShownDelegation>> {
    const unitId = query.unitId ?? caller.unitId;
    mustHaveRole(caller, unitId, 'leader', 'administrator');
    return this.delegations.inUnit(unitId, query.cursor, query.limit);
  }

  @Get('mine')
  @Allow(...ROLES)
  @ApiOperation({ summary: 'Mình đã ủy quyền cho ai và được ai ủy quyền' })
  mine(@CurrentCaller() caller: Caller): Promise<{ given: ShownDelegation[]; received: ShownDelegation[] }> {
    return this.delegations.mine(caller);
  }

  @Post()
  @Allow(...ROLES)
  @ApiOperation({ summary: 'Ủy quyền vai trò của mình cho đồng nghiệp; lãnh đạo, quản trị đơn vị làm thay được cho người vắng mặt' })
  async add(@CurrentCaller() caller: Caller, @Body() form: DelegationForm): Promise<{ id: string }> {
    mustBeInPerson(caller);
    const unitId = form.unitId ?? caller.unitId;
    mustSee(caller, unitId);
    return { id: await this.database.inUnit(unitId, (tx) => this.give.run(tx, caller, { ...form, unitId })) };
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow(...ROLES)
  @ApiOperation({ summary: 'Thu hồi ủy quyền, có hiệu lực ngay' })
  async revoke(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<void> {
    mustBeInPerson(caller);
    await this.database.inUnits(unitsOf(caller), (tx) => this.revoking.run(tx, caller, id));
  }
}
