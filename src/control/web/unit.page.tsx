import { type CivilDate, formatDate } from '#libs/civil-date';
import { Button, Cell, type Column, DataTable, Details, FactStrip, Row, Section, Select, Tag, TextInput, type View } from '#libs/ui';
import type { FormState } from '#src/platform/view';
import type { Unit, UnitCode, UnitName } from '#src/units';
import { UnitHead, UNITS_PATH } from './units.page.js';

export interface UnitView {
  state: FormState;
  unit: Unit;
  parent: Unit | null;
  successor: Unit | null;
  codes: readonly UnitCode[];
  names: readonly UnitName[];
  /** Others that may take its work over. */
  successors: readonly Unit[];
  mayChange: boolean;
  today: CivilDate;
}

export function UnitPage({ state, unit, parent, successor, codes, names, successors, mayChange, today }: UnitView): View {
  const changing = mayChange && !unit.successorId;
  return (
    <>
      <UnitHead unit={unit} current="" state={state} />
      <FactStrip
        facts={[
          { label: 'Trực thuộc', value: parent ? parent.name : '—' }, { label: 'Địa danh', value: unit.place || unit.name },
          { label: 'Tình trạng', value: successor ? `đã sáp nhập vào ${successor.name}` : 'đang hoạt động' },
        ]}
      />
      <Section title="Tên đơn vị">
        <DataTable caption="Các tên đã dùng" columns={nameColumns(today)} rows={names} />
      </Section>
      {changing && (
        <Details summary="Đổi tên đơn vị" open={RENAMING_FIELDS.some((name) => state.error(name) !== undefined)}>
          <Renaming state={state} unit={unit} />
        </Details>
      )}
      <Section title="Mã định danh">
        <DataTable caption="Các mã đã dùng" columns={codeColumns(today)} rows={codes} />
      </Section>
      {changing && (
        <>
          <Section title="Cấp mã mới">
            <NewCode state={state} unit={unit} />
          </Section>
          <Details summary="Sáp nhập vào đơn vị khác" open={state.error('successorId') !== undefined || state.error('mergedFrom') !== undefined}>
            <Merger state={state} unit={unit} successors={successors} />
          </Details>
        </>
      )}
    </>
  );
}

function codeColumns(today: CivilDate): Column<UnitCode>[] {
  return [
    { title: 'Mã', isRowHeader: true, nowrap: true, cell: ({ code }) => code },
    { title: 'Từ ngày', nowrap: true, cell: ({ validFrom }) => formatDate(validFrom) },
    { title: 'Đến hết ngày', nowrap: true, cell: ({ validTo }) => (validTo ? formatDate(validTo) : 'đang dùng') },
    { title: 'Tình trạng', cell: ({ validFrom, validTo }) => (validFrom > today ? 'chưa dùng' : validTo !== null && validTo < today ? 'mã cũ, vẫn tìm được hồ sơ' : <Tag>hiện nay</Tag>) },
  ];
}

function nameColumns(today: CivilDate): Column<UnitName>[] {
  return [
    { title: 'Tên', isRowHeader: true, cell: ({ name }) => name },
    { title: 'Địa danh', cell: ({ place, name }) => place || name },
    { title: 'Từ ngày', nowrap: true, cell: ({ validFrom }) => formatDate(validFrom) },
    { title: 'Đến hết ngày', nowrap: true, cell: ({ validTo }) => validTo && formatDate(validTo) },
    { title: 'Số nghị quyết, quyết định', cell: ({ decision }) => decision },
    { title: 'Tình trạng', cell: ({ validFrom, validTo }) => (validFrom > today ? 'chưa dùng' : validTo !== null && validTo < today ? 'tên cũ' : <Tag>hiện nay</Tag>) },
  ];
}

const RENAMING_FIELDS = ['newName', 'newPlace', 'nameFrom', 'decision'];

function Renaming({ state, unit }: Pick<UnitView, 'state' | 'unit'>): View {
  return (
    <form method="post" action={`${UNITS_PATH}/${unit.id}/ten`} noValidate>
      <Row>
        <Cell span={6}>
          <TextInput name="newName" label="Tên mới" value={state.value('newName')} error={state.error('newName')} />
        </Cell>
        <Cell span={4}>
          <TextInput name="newPlace" label="Địa danh trên biểu mẫu" value={state.value('newPlace', unit.place)} error={state.error('newPlace')} />
        </Cell>
        <Cell span={3}>
          <TextInput name="nameFrom" label="Mang tên mới từ ngày" value={state.value('nameFrom')} inputMode="numeric" error={state.error('nameFrom')} />
        </Cell>
        <Cell span={5}>
          <TextInput name="decision" label="Số nghị quyết, quyết định (không bắt buộc)" value={state.value('decision')} error={state.error('decision')} />
        </Cell>
      </Row>
      <p>Báo cáo của kỳ nào ghi tên trong ngày cuối của kỳ đó. Ghi nhầm thì ghi lại cùng ngày. Đầu trang đã đặt riêng thì sửa thêm ở thẻ “Đầu trang, người ký”.</p>
      <Button preventDoubleClick>Đổi tên</Button>
    </form>
  );
}

function NewCode({ state, unit }: Pick<UnitView, 'state' | 'unit'>): View {
  return (
    <form method="post" action={`${UNITS_PATH}/${unit.id}/ma`} noValidate>
      <Row>
        <Cell span={4}>
          <TextInput name="code" label="Mã mới" value={state.value('code')} error={state.error('code')} />
        </Cell>
        <Cell span={3}>
          <TextInput name="codeFrom" label="Dùng từ ngày" hint="Mã cũ hết hiệu lực hôm trước" value={state.value('codeFrom')} inputMode="numeric" error={state.error('codeFrom')} />
        </Cell>
        <Cell span={3} unlabelled>
          <Button preventDoubleClick>Cấp mã</Button>
        </Cell>
      </Row>
    </form>
  );
}

function Merger({ state, unit, successors }: Pick<UnitView, 'state' | 'unit' | 'successors'>): View {
  if (successors.length === 0) return <p>Bạn cần là quản trị của cả đơn vị kế tục thì mới ghi sáp nhập được.</p>;
  return (
    <form method="post" action={`${UNITS_PATH}/${unit.id}/sap-nhap`} noValidate>
      <Row>
        <Cell span={5}>
          <Select name="successorId" label="Đơn vị kế tục" value={state.value('successorId')} choices={[{ value: '', text: 'Chọn đơn vị' }, ...successors.map(({ id, name }) => ({ value: id, text: name }))]} error={state.error('successorId')} />
        </Cell>
        <Cell span={3}>
          <TextInput name="mergedFrom" label="Kế tục từ ngày" value={state.value('mergedFrom')} inputMode="numeric" error={state.error('mergedFrom')} />
        </Cell>
      </Row>
      <p>Hồ sơ, mã và nhật ký của {unit.name} vẫn là của nó; việc mới do đơn vị kế tục nhận. Không rút lại được.</p>
      <Button kind="danger" preventDoubleClick>
        Ghi sáp nhập
      </Button>
    </form>
  );
}
