import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { slug } from '#libs/vietnamese';
import { Allow, type Caller, callerHasRole, CurrentCaller, refuseHttp, ROLES, TextParam, UuidParam } from '#src/platform/http';
import { closedFileName, FindClosedTables, PLAIN_TABLES, PlainTables, periodOf, PrintPlain, RecordTableQuery, TABLE_READERS } from '#src/reports';
import { SheetPress } from './sheet-press.js';

const PDF = 'application/pdf';

/** Tables of words and numbers as paper, for programs. */
@ApiTags('Báo cáo')
@Controller('api')
export class PlainPdfController {
  constructor(
    private readonly tables: PlainTables,
    private readonly finding: FindClosedTables,
    private readonly printing: PrintPlain,
    private readonly press: SheetPress,
  ) {}

  @Get('plain-tables/:table/table.pdf')
  @Allow(...ROLES)
  @ApiProduces(PDF)
  @ApiOperation({ summary: 'Bảng tính ngay lúc hỏi dạng PDF' })
  async print(@CurrentCaller() caller: Caller, @TextParam('table', 5) name: string, @Query() query: RecordTableQuery): Promise<StreamableFile> {
    const id = PLAIN_TABLES.find((each) => each === name);
    if (id === undefined) throw refuseHttp('http.no_such_route');
    const { unitId } = caller;
    if (!callerHasRole(caller, unitId, TABLE_READERS[id])) throw refuseHttp('http.forbidden');
    const period = periodOf(query);
    const counted = await this.tables.of(id, { unitId, caller, period });
    return fileOf(slug(`${id}-${period.label}`), await this.press.ofPlain(counted, await this.printing.headingNow(unitId, counted)));
  }

  @Get('closed-tables/:id/table.pdf')
  @Allow(...ROLES)
  @ApiProduces(PDF)
  @ApiOperation({ summary: 'Bảng đã chốt dạng PDF, có mã kiểm tra' })
  async printClosed(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<StreamableFile> {
    const closed = await this.finding.get(caller, id);
    return fileOf(closedFileName(closed), await this.press.ofPlain(closed.content, this.printing.headingOf(closed)));
  }
}

function fileOf(name: string, content: Buffer): StreamableFile {
  return new StreamableFile(content, { type: PDF, disposition: `attachment; filename="${name}.pdf"`, length: content.length });
}
