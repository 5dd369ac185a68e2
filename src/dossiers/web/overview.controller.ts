import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { CivilDate } from '#libs/civil-date';
import { Allow, type Caller, CivilDateField, CurrentCaller, PageQuery, PeriodQuery, ROLES, Uuid } from '#src/platform/http';
import { DailyTrend } from '../app/daily-trend.js';
import { type DayEnd, EndOfDay } from '../app/end-of-day.js';
import { type Load, OfficerLoad } from '../app/officer-load.js';
import { OverdueBoard, type OverduePage } from '../app/overdue-board.js';
import { Register, type RegisterPage } from '../app/register.js';
import { XLSX } from '../app/sheet-file.js';
import { targetUnit } from '../app/target-unit.js';
import type { DayFigures } from '../data/figure.store.js';

class UnitQuery {
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
}

class OverdueQuery extends PageQuery {
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
  @Uuid({ label: 'Người đang giữ', optional: true }) holderAccountId?: string;
}

class RegisterQuery extends PageQuery {
  @CivilDateField({ label: 'Từ ngày', example: '2026-01-01' }) from!: CivilDate;
  @CivilDateField({ label: 'Đến ngày', example: '2026-03-31' }) to!: CivilDate;
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
}

/** The unit at a glance, and its register. */
@ApiTags('Theo dõi')
@Allow(...ROLES)
@Controller('api/overview')
export class OverviewController {
  constructor(
    private readonly loads: OfficerLoad,
    private readonly ends: EndOfDay,
    private readonly overdue: OverdueBoard,
    private readonly trends: DailyTrend,
    private readonly registers: Register,
  ) {}

  @Get('loads')
  @ApiOperation({ summary: 'Khối lượng của từng người: đang giữ, tạm dừng, quá hạn, đến hạn trong tuần, chậm bước' })
  async load(@CurrentCaller() caller: Caller, @Query() { unitId }: UnitQuery): Promise<{ items: Load[] }> {
    return { items: await this.loads.of(targetUnit(caller, unitId)) };
  }

  @Get('end-of-day')
  @ApiOperation({ summary: 'Cuối ngày: đã trả hôm nay, chưa ai đến nhận, đến hạn ngày mai, nhận hôm nay chưa bàn giao' })
  endOfDay(@CurrentCaller() caller: Caller, @Query() { unitId }: UnitQuery): Promise<DayEnd> {
    return this.ends.of(targetUnit(caller, unitId));
  }

  @Get('overdue')
  @ApiOperation({ summary: 'Hồ sơ quá hạn: bao nhiêu ngày, ai giữ, đã xin lỗi chưa, lý do' })
  board(@CurrentCaller() caller: Caller, @Query() { unitId, ...query }: OverdueQuery): Promise<OverduePage> {
    return this.overdue.of(targetUnit(caller, unitId), query);
  }

  @Get('trend')
  @ApiOperation({ summary: 'Tiếp nhận, giải quyết xong, quá hạn từng ngày trong 30 ngày gần đây' })
  async trend(@CurrentCaller() caller: Caller, @Query() { unitId }: UnitQuery): Promise<{ items: DayFigures[] }> {
    return { items: await this.trends.of(targetUnit(caller, unitId)) };
  }

  @Get('register')
  @ApiOperation({ summary: 'Sổ theo dõi hồ sơ (mẫu 07), theo ngày nhận; mỗi lần xem được ghi lại' })
  register(@CurrentCaller() caller: Caller, @Query() { unitId, from, to, ...place }: RegisterQuery): Promise<RegisterPage> {
    return this.registers.page(caller, targetUnit(caller, unitId), { from, to }, place);
  }

  @Get('register.xlsx')
  @ApiProduces(XLSX)
  @ApiOperation({ summary: 'Sổ theo dõi hồ sơ (mẫu 07) dạng XLSX' })
  async sheet(@CurrentCaller() caller: Caller, @Query() { unitId, from, to }: PeriodQuery): Promise<StreamableFile> {
    const { name, type, bytes } = await this.registers.export(caller, targetUnit(caller, unitId), { from, to });
    return new StreamableFile(bytes, { type, disposition: `attachment; filename="${name}"`, length: bytes.length });
  }
}
