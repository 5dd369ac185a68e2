import { type CivilDate, formatDate } from '#libs/civil-date';
import { Button, Cell, CellInput, Checkboxes, Details, Row, Section, Subtext, Table, TextInput, type View, Wide } from '#libs/ui';
import type { FieldRow } from '#src/catalogue';
import type { FormState } from '#src/platform/view';
import type { Unit } from '#src/units';
import { countRows } from '../domain/rows.js';
import { UnitHead, UNITS_PATH } from './units.page.js';

const SPARE_ROWS = 2;

interface SettingsView {
  state: FormState;
  unit: Unit;
  mayChange: boolean;
}

export interface LetterheadPageView extends SettingsView {
  setFrom: CivilDate | null;
  editions: readonly CivilDate[];
}

const LETTERHEAD_FIELDS: readonly { name: string; label: string; hint?: string; span: 3 | 4 | 6 }[] = [
  { name: 'parentAgency', label: 'Cơ quan chủ quản', hint: 'Dòng trên cùng; để trống là không in', span: 6 },
  { name: 'agency', label: 'Tên cơ quan', span: 6 },
  { name: 'desk', label: 'Tên bộ phận một cửa', span: 6 },
  { name: 'place', label: 'Địa danh', hint: 'Ghi trước ngày tháng', span: 6 },
  { name: 'address', label: 'Địa chỉ', span: 6 },
  { name: 'phone', label: 'Điện thoại', span: 3 },
  { name: 'email', label: 'Thư điện tử', span: 3 },
  { name: 'website', label: 'Trang thông tin điện tử', span: 6 },
  { name: 'pickUpPlace', label: 'Nơi trả kết quả', hint: 'Để trống là tại bộ phận một cửa', span: 6 },
  { name: 'signerTitle', label: 'Chức vụ người ký', hint: 'Ví dụ Chủ tịch', span: 3 },
  { name: 'signerName', label: 'Họ và tên người ký', span: 3 },
  { name: 'clerkTitle', label: 'Chức danh người tiếp nhận', span: 6 },
];

export function LetterheadPage({ state, unit, mayChange, setFrom, editions }: LetterheadPageView): View {
  return (
    <>
      <UnitHead unit={unit} current="dau-trang" state={state} />
      <p>
        {setFrom === null ? 'Chưa đặt: biểu mẫu lấy theo tên đơn vị như dưới đây.' : `Đang dùng bản đặt từ ${formatDate(setFrom)}.`} Giấy của những ngày trước giữ đầu trang của ngày ấy.
      </p>
      <form method="post" action={`${UNITS_PATH}/${unit.id}/dau-trang`} noValidate>
        <Row>
          {LETTERHEAD_FIELDS.map(({ span, ...field }) => (
            <Cell span={span}>
              <TextInput {...field} value={state.value(field.name)} error={state.error(field.name)} attributes={{ readonly: !mayChange }} />
            </Cell>
          ))}
          {mayChange && (
            <Cell span={4}>
              <TextInput name="validFrom" label="Áp dụng từ ngày" value={state.value('validFrom')} inputMode="numeric" error={state.error('validFrom')} />
            </Cell>
          )}
        </Row>
        {mayChange && <Button preventDoubleClick>Lưu đầu trang</Button>}
      </form>
      {editions.length > 0 && <p>Các lần đặt: {editions.map(formatDate).join(', ')}.</p>}
    </>
  );
}

export interface LinesPageView extends SettingsView {
  fields: readonly FieldRow[];
}

export function LinesPage({ state, unit, mayChange, fields }: LinesPageView): View {
  const spare = mayChange ? SPARE_ROWS : 0;
  const rows = Array.from({ length: countRows(state.fields, 'lines') + spare }, (_, row) => {
    const name = `lines.${row}.name`;
    const error = state.error(name) ?? state.error(`lines.${row}.fieldCodes`);
    const codes = state.values(`lines.${row}.fieldCodes`);
    return [
      { content: row + 1, numeric: true },
      {
        content: (
          <>
            <CellInput name={name} id={name} label={`Tên dòng ${row + 1}`} value={state.value(name)} invalid={error !== undefined} attributes={error === undefined ? undefined : { 'aria-describedby': `${name}-error` }} />
            {error !== undefined && <Subtext id={`${name}-error`} tone="wrong">{error}</Subtext>}
          </>
        ),
      },
      {
        content: (
          <Details summary={codes.length === 0 ? 'chưa chọn lĩnh vực' : fields.filter(({ code }) => codes.includes(code)).map((field) => field.name).join(', ')}>
            <Checkboxes name={`lines.${row}.fieldCodes`} small values={codes} options={fields.map(({ code, name: text }) => ({ value: code, label: text }))} />
          </Details>
        ),
      },
    ];
  });
  return (
    <>
      <UnitHead unit={unit} current="dong-bao-cao" state={state} />
      <p>Mỗi dòng của báo cáo đếm những lĩnh vực nào. Lĩnh vực không nằm trên dòng nào được đếm vào dòng cuối.</p>
      <form method="post" action={`${UNITS_PATH}/${unit.id}/dong-bao-cao`} noValidate>
        <Wide label="Dòng báo cáo">
          <Table caption="Các dòng, theo thứ tự; dòng không tên bị bỏ" head={[{ content: 'TT', numeric: true }, { content: 'Tên dòng' }, { content: 'Lĩnh vực' }]} rows={rows} />
        </Wide>
        {mayChange && (
          <Row>
            <Cell span={3}>
              <TextInput name="validFrom" label="Áp dụng từ ngày" value={state.value('validFrom')} inputMode="numeric" error={state.error('validFrom')} />
            </Cell>
            <Cell span={3} unlabelled>
              <Button preventDoubleClick>Lưu dòng báo cáo</Button>
            </Cell>
          </Row>
        )}
      </form>
    </>
  );
}

export function AlertSettingsPage({ state, unit, mayChange }: SettingsView): View {
  const number = (name: string, label: string, after: string) => (
    <Cell span={4}>
      <TextInput name={name} label={label} hint="0 là không báo" value={state.value(name)} width={3} after={after} inputMode="numeric" error={state.error(name)} attributes={{ readonly: !mayChange }} />
    </Cell>
  );
  return (
    <>
      <UnitHead unit={unit} current="canh-bao" state={state} />
      <Section title="Báo trước hạn bao lâu">
        <form method="post" action={`${UNITS_PATH}/${unit.id}/canh-bao`} noValidate>
          <Row>
            {number('firstLeadDays', 'Lần đầu, trước hạn trả', 'ngày làm việc')}
            {number('secondLeadHours', 'Lần hai, trước hạn trả', 'giờ làm việc')}
            {number('acceptanceLeadHours', 'Hồ sơ trực tuyến chờ tiếp nhận', 'giờ làm việc')}
          </Row>
          <Checkboxes name="digest" small options={[{ value: 'true', label: 'Gửi bản tổng hợp việc trong ngày lúc mở cửa', checked: state.has('digest'), disabled: !mayChange }]} />
          {mayChange ? <Button preventDoubleClick>Lưu</Button> : <p>Đầu mối kiểm soát TTHC và lãnh đạo của đơn vị đổi được mục này.</p>}
        </form>
      </Section>
    </>
  );
}
