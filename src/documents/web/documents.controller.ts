import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, type Caller, CurrentCaller, PeriodQuery, ROLES, TextParam } from '#src/platform/http';
import { type DigitisationTable, TabulateDigitisation } from '../app/tabulate-digitisation.js';
import { type PapersView, ViewPapers } from '../app/view-papers.js';

@ApiTags('Giấy tờ và số hóa')
@Controller('api')
export class DocumentsController {
  constructor(private readonly viewing: ViewPapers, private readonly tabulating: TabulateDigitisation) {}

  @Get('dossiers/:code/papers')
  @Allow(...ROLES)
  @ApiOperation({ summary: 'Thành phần hồ sơ và kết quả: bản giấy, còn thiếu, đã số hóa, dùng lại từ hồ sơ nào' })
  papers(@CurrentCaller() caller: Caller, @TextParam('code') code: string): Promise<PapersView> {
    return this.viewing.view(caller, code);
  }

  @Get('documents/digitisation')
  @Allow(...ROLES)
  @ApiOperation({ summary: 'Số hóa hồ sơ tiếp nhận trong kỳ, tính đến hết ngày cuối kỳ, theo lĩnh vực; gồm cả các đơn vị cấp dưới' })
  digitisation(@CurrentCaller() caller: Caller, @Query() query: PeriodQuery): Promise<DigitisationTable> {
    return this.tabulating.tabulate(caller, query.unitId ?? caller.unitId, query.from, query.to);
  }
}
