import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { slug } from '#libs/vietnamese';
import { Allow, type Caller, callerHasRole, CurrentCaller, refuseHttp, ROLES, TextParam } from '#src/platform/http';
import { PLAIN_TABLES, PlainTables, periodOf, RecordTableQuery, REPORT_ROLES } from '#src/reports';
import { SheetPress } from './sheet-press.js';

const PDF = 'application/pdf';

/** Tables of words and numbers as paper, for programs. */
@ApiTags('Báo cáo')
@Controller('api/plain-tables/:table')
export class PlainPdfController {
  constructor(
    private readonly tables: PlainTables,
    private readonly press: SheetPress,
  ) {}

  @Get('table.pdf')
  @Allow(...ROLES)
  @ApiProduces(PDF)
  @ApiOperation({ summary: 'Bảng tính ngay lúc hỏi dạng PDF' })
  async print(@CurrentCaller() caller: Caller, @TextParam('table', 5) name: string, @Query() query: RecordTableQuery): Promise<StreamableFile> {
    const id = PLAIN_TABLES.find((each) => each === name);
    if (id === undefined) throw refuseHttp('http.no_such_route');
    const { unitId, accountId } = caller;
    if (id === 'R10' && !callerHasRole(caller, unitId, REPORT_ROLES)) throw refuseHttp('http.forbidden');
    const period = periodOf(query);
    const { table } = await this.tables.of(id, { unitId, by: accountId, period });
    const content = await this.press.ofPlain(unitId, table);
    return new StreamableFile(content, { type: PDF, disposition: `attachment; filename="${slug(`${id}-${period.label}`)}.pdf"`, length: content.length });
  }
}
