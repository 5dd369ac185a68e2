import type { CivilDate } from '#libs/civil-date';
import type { TermUnit } from '#libs/deadline';
import { Choice, CivilDateField, Decimal, Flag, ListOf, Nested, PageQuery, Text, Uuid, WholeNumber } from '#src/platform/http';
import { COMPETENCES, type Competence, OFFICES, type Office } from '../domain/version.js';

const TERM_UNITS: readonly TermUnit[] = ['same_day', 'working_day', 'calendar_day', 'working_hour', 'month'];

export class TermForm {
  @Decimal({ label: 'Số ngày, giờ hoặc tháng (trong ngày: 0)', min: 0, max: 9999, places: 1, example: 3 })
  amount!: number;

  @Choice({ label: 'Đơn vị tính thời hạn', values: TERM_UNITS, example: 'working_day' })
  unit!: TermUnit;

  @Text({ label: 'Giờ chốt trong ngày', optional: true, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, patternText: 'phải có dạng HH:MM.', example: '15:00' })
  cutoff?: string;
}

export class StepForm {
  @Text({ label: 'Tên bước', example: 'Thẩm định hồ sơ' })
  name!: string;

  @Choice({ label: 'Bộ phận thực hiện', values: OFFICES, example: 'officer' })
  office!: Office;

  @Nested({ label: 'Thời hạn của bước', type: TermForm })
  allotment!: TermForm;
}

export class PaperForm {
  @Text({ label: 'Mã giấy tờ', optional: true, max: 80, pattern: /^[A-Za-z0-9._-]+$/, patternText: 'chỉ gồm chữ, chữ số, dấu chấm và gạch.' })
  code?: string;

  @Text({ label: 'Tên giấy tờ', max: 500, example: 'Tờ khai đăng ký khai sinh' })
  name!: string;

  @WholeNumber({ label: 'Số bản chính', optional: true, min: 0, max: 100, example: 1 })
  originals: number = 1;

  @WholeNumber({ label: 'Số bản sao', optional: true, min: 0, max: 100, example: 0 })
  copies: number = 0;

  @Flag({ label: 'Bắt buộc phải nộp', optional: true, example: true })
  required: boolean = true;
}

class DecisionForm {
  @Uuid({ label: 'Đơn vị giữ danh mục (mặc định đơn vị của người dùng)', optional: true })
  unitId?: string;

  @CivilDateField({ label: 'Có hiệu lực từ ngày', example: '2026-07-01' })
  validFrom!: CivilDate;

  @Text({ label: 'Số quyết định công bố', optional: true, max: 100, example: '1234/QĐ-UBND' })
  decisionNumber?: string;

  @CivilDateField({ label: 'Ngày quyết định', optional: true, example: '2026-06-15' })
  decisionDate?: CivilDate;
}

export class AbolitionForm extends DecisionForm {}

/** What a version says; each may be left out of an amendment, and then stays as it was. */
class ContentsForm extends DecisionForm {
  @Choice({ label: 'Thẩm quyền', values: COMPETENCES, optional: true, example: 'commune' })
  competence?: Competence;

  @Choice({ label: 'Khi bổ sung: tạm dừng hay tính lại thời hạn', values: ['pause', 'restart'], optional: true, example: 'pause' })
  supplementPolicy?: 'pause' | 'restart';

  @Choice({ label: 'Mức độ trực tuyến: 3 một phần, 4 toàn trình, none không có', values: ['3', '4', 'none'], optional: true, example: '4' })
  onlineLevel?: '3' | '4' | 'none';

  @Flag({ label: 'Có trả kết quả', optional: true })
  givesResult?: boolean;

  @WholeNumber({ label: 'Lệ phí một hồ sơ (đồng)', optional: true, min: 0, max: 1_000_000_000_000, example: 8000 })
  fee?: number;

  @Flag({ label: 'Đã công khai', optional: true })
  isPublic?: boolean;

  @ListOf({ label: 'Quy trình nội bộ', type: StepForm, optional: true, max: 50 })
  steps?: StepForm[];

  @ListOf({ label: 'Thành phần hồ sơ', type: PaperForm, optional: true, max: 100 })
  papers?: PaperForm[];
}

export class NewProcedureForm extends ContentsForm {
  @Text({ label: 'Mã thủ tục', max: 60, example: '1.001193' })
  code!: string;

  @Text({ label: 'Tên thủ tục', max: 500, example: 'Thủ tục đăng ký khai sinh' })
  name!: string;

  @Text({ label: 'Lĩnh vực', example: 'Hộ tịch' })
  field!: string;

  @Nested({ label: 'Thời hạn giải quyết', type: TermForm })
  term!: TermForm;
}

export class VersionForm extends ContentsForm {
  @Choice({ label: 'Loại thay đổi', values: ['amended', 'simplified'], example: 'amended' })
  changeKind!: 'amended' | 'simplified';

  @Text({ label: 'Tên thủ tục', max: 500, optional: true })
  name?: string;

  @Nested({ label: 'Thời hạn giải quyết', type: TermForm, optional: true })
  term?: TermForm;

  @Decimal({ label: 'Số ngày cắt giảm theo quyết định (khi hai thời hạn khác đơn vị tính)', optional: true, min: 0, max: 9999, places: 1 })
  daysCut?: number;
}

export class UnitQuery {
  @Uuid({ label: 'Đơn vị (mặc định đơn vị của người dùng)', optional: true })
  unitId?: string;
}

export class SearchQuery extends PageQuery {
  @Uuid({ label: 'Đơn vị (mặc định đơn vị của người dùng)', optional: true })
  unitId?: string;

  @Text({ label: 'Chữ đầu của các từ trong tên, không cần dấu; hoặc mã', optional: true, max: 100, example: 'kh si' })
  q?: string;

  @CivilDateField({ label: 'Có hiệu lực trong ngày (mặc định hôm nay)', optional: true })
  on?: CivilDate;

  @Text({ label: 'Mã lĩnh vực', optional: true, max: 100, example: 'ho-tich' })
  field?: string;
}
