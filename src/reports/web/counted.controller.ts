import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, type Caller, CivilDateField, CurrentCaller, PageQuery, ROLES, Text } from '#src/platform/http';
import { type CountedList, ListCounted } from '../app/list-counted.js';
import { periodOf } from '../app/period-of.js';

export class CountedQuery extends PageQuery {
  @Text({ label: 'Biểu', max: 20, example: 'R1' }) table!: string;
  @Text({ label: 'Cột', max: 40, example: 'finished' }) column!: string;
  @CivilDateField({ label: 'Từ ngày', example: '2025-01-01' }) from!: string;
  @CivilDateField({ label: 'Đến ngày', example: '2025-12-31' }) to!: string;
}

/** What a number of the caller's own unit is made of, without a report having been run. */
@ApiTags('Báo cáo')
@Allow(...ROLES)
@Controller('api/counted-dossiers')
export class CountedController {
  constructor(private readonly listing: ListCounted) {}

  @Get()
  @ApiOperation({ summary: 'Các hồ sơ mà một cột của biểu (R1, R2, HN2026), một chỉ tiêu R7 (interlinked_same_level, interlinked_between_levels), hoặc tử số, mẫu số của một chỉ số R9 (progress.part), đếm trong kỳ' })
  list(@CurrentCaller() { unitId }: Caller, @Query() query: CountedQuery): Promise<CountedList> {
    const { table, column, from, to } = query;
    return this.listing.list({ unitId, table, column, period: periodOf({ from, to }) }, query);
  }
}
