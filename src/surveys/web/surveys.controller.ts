import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, type Caller, CurrentCaller, type Page, PeriodQuery } from '#src/platform/http';
import { ListRemarks, type RemarkItem } from '../app/list-remarks.js';
import { type RatingSummary, SummariseRatings } from '../app/summarise-ratings.js';
import { RemarksQuery } from './surveys.form.js';

@ApiTags('Đánh giá của người dân')
@Controller('api/surveys')
export class SurveysController {
  constructor(private readonly summarising: SummariseRatings, private readonly listing: ListRemarks) {}

  @Get('summary')
  @Allow('leader', 'controller', 'supervisor')
  @ApiOperation({ summary: 'Kết quả đánh giá trong kỳ: theo mức, theo lĩnh vực, theo cán bộ; gồm cả các đơn vị cấp dưới' })
  summary(@CurrentCaller() caller: Caller, @Query() query: PeriodQuery): Promise<RatingSummary> {
    return this.summarising.summarise(caller, query.unitId ?? caller.unitId, query.from, query.to);
  }

  @Get('remarks')
  @Allow('leader', 'controller')
  @ApiOperation({ summary: 'Ý kiến ghi kèm đánh giá, mới nhất trước' })
  remarks(@CurrentCaller() caller: Caller, @Query() query: RemarksQuery): Promise<Page<RemarkItem>> {
    return this.listing.list(caller, query.unitId ?? caller.unitId, query);
  }
}
