import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '#src/platform/database';
import { Allow, type Caller, callerHasRole, CurrentCaller, type Page, UuidParam } from '#src/platform/http';
import { mustHaveRole } from '#src/units';
import { CreateToken } from '../app/create-token.js';
import { RevokeToken } from '../app/revoke-token.js';
import { Tokens } from '../app/tokens.js';
import type { ShownToken } from '../data/token.store.js';
import { refuse } from '../refusals.js';
import { TokenForm, UnitQuery } from './accounts.form.js';

@ApiTags('Mã truy cập của chương trình')
@Controller('api/tokens')
@Allow('administrator')
export class TokensController {
  constructor(
    private readonly database: Database,
    private readonly tokens: Tokens,
    private readonly createToken: CreateToken,
    private readonly revokeToken: RevokeToken,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Mã truy cập của đơn vị, mới nhất trước' })
  list(@CurrentCaller() caller: Caller, @Query() query: UnitQuery): Promise<Page<ShownToken>> {
    const unitId = query.unitId ?? caller.unitId;
    mustHaveRole(caller, unitId, 'administrator');
    return this.database.inUnit(unitId, (tx) => this.tokens.inUnit(tx, unitId, query.cursor, query.limit));
  }

  @Post()
  @ApiOperation({ summary: 'Cấp mã truy cập; chỉ hiện một lần' })
  create(@CurrentCaller() caller: Caller, @Body() form: TokenForm): Promise<{ id: string; token: string }> {
    const { unitId = caller.unitId, accountId = caller.accountId, name, roles, expiresAt } = form;
    mustHaveRole(caller, unitId, 'administrator');
    return this.database.inUnit(unitId, (tx) => this.createToken.run(tx, caller.accountId, { unitId, accountId, name, roles, expiresAt }));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Thu hồi mã truy cập' })
  async revoke(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<void> {
    const administered = caller.unitIds.filter((unitId) => callerHasRole(caller, unitId, ['administrator']));
    await this.database.inUnits(administered, async (tx) => {
      const unitId = await this.tokens.unitOf(tx, administered, id);
      if (!unitId) throw refuse('identity.token_not_found');
      await this.revokeToken.run(tx, caller.accountId, unitId, id);
    });
  }
}
