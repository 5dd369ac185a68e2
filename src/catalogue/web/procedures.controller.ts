import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { describeTerm } from '#libs/deadline';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow, type Caller, CurrentCaller, decodeCursor, encodeCursor, type Page, ROLES, TextParam } from '#src/platform/http';
import { Catalogue } from '../app/catalogue.js';
import type { FieldRow } from '../data/catalogue.store.js';
import { heldOn } from '../domain/timeline.js';
import type { ProcedureVersion } from '../domain/version.js';
import { SearchQuery, UnitQuery } from './procedure.form.js';
import { unitToRead } from './whose-list.js';

type VersionView = ProcedureVersion & { termText: string };

interface ProcedureView {
  code: string;
  field: FieldRow;
  /** Kept by an ancestor, not by the unit itself. */
  inherited: boolean;
  inForce: VersionView | null;
  versions: VersionView[];
}

@ApiTags('Danh mục thủ tục')
@Controller('api')
@Allow(...ROLES)
export class ProceduresController {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  @Get('procedures')
  @ApiOperation({ summary: 'Tìm thủ tục đang có hiệu lực theo chữ đầu của các từ, không cần dấu' })
  async search(@CurrentCaller() caller: Caller, @Query() query: SearchQuery): Promise<Page<VersionView>> {
    const unitId = unitToRead(caller, query.unitId);
    const [from] = query.cursor === undefined ? [0] : decodeCursor(query.cursor, ['number']);
    const found = await this.database.inUnit(unitId, (tx) => this.catalogue.search(tx, unitId, query.q ?? '', query.on ?? this.clock.today()));
    const asked = found.filter((version) => query.field === undefined || version.fieldCode === query.field);
    const to = from + query.limit;
    return { items: asked.slice(from, to).map(viewOf), next: to < asked.length ? encodeCursor([to]) : null };
  }

  @Get('procedures/:code')
  @ApiOperation({ summary: 'Một thủ tục và mọi phiên bản của nó' })
  async find(@CurrentCaller() caller: Caller, @TextParam('code') code: string, @Query() query: UnitQuery): Promise<ProcedureView> {
    const unitId = unitToRead(caller, query.unitId);
    const versions = await this.database.inUnit(unitId, (tx) => this.catalogue.history(tx, unitId, code));
    const [first] = versions;
    const inForce = heldOn(versions, this.clock.today());
    return {
      code: first?.code ?? code,
      field: { code: first?.fieldCode ?? '', name: first?.fieldName ?? '' },
      inherited: first?.ownerUnitId !== unitId,
      inForce: inForce && inForce.changeKind !== 'abolished' ? viewOf(inForce) : null,
      versions: versions.map(viewOf),
    };
  }

  @Get('fields')
  @ApiOperation({ summary: 'Các lĩnh vực' })
  async fields(): Promise<{ fields: FieldRow[] }> {
    return { fields: await this.database.inUnits([], (tx) => this.catalogue.fields(tx)) };
  }
}

function viewOf(version: ProcedureVersion): VersionView {
  return { ...version, termText: describeTerm(version.term) };
}
