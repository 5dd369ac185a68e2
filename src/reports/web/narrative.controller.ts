import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, type Caller, CurrentCaller } from '#src/platform/http';
import { mustHaveRole } from '#src/units';
import { REPORT_ROLES } from '../app/find-reports.js';
import { periodOf } from '../app/period-of.js';
import { narrativeFileName, unitsOpenTo, WriteNarrative } from '../app/write-narrative.js';
import { DOCX } from './file-types.js';
import { NarrativeQuery } from './narrative.form.js';

/** R11 for programs. */
@ApiTags('Báo cáo')
@Controller('api/narrative-report')
export class NarrativeController {
  constructor(private readonly writing: WriteNarrative) {}

  @Get('report.docx')
  @Allow(...REPORT_ROLES)
  @ApiProduces(DOCX)
  @ApiOperation({ summary: 'Báo cáo cải cách hành chính (R11) dạng Word, theo mẫu đang dùng; của đơn vị mình hoặc tổng hợp các đơn vị cấp dưới' })
  async report(@CurrentCaller() caller: Caller, @Query() query: NarrativeQuery): Promise<StreamableFile> {
    mustHaveRole(caller, caller.unitId, ...REPORT_ROLES);
    const period = periodOf(query);
    const content = await this.writing.write(caller.unitId, period, query.consolidated ? { mayRead: unitsOpenTo(caller) } : null);
    return new StreamableFile(content, { type: DOCX, disposition: `attachment; filename="${narrativeFileName(period, query.consolidated)}"`, length: content.length });
  }
}
