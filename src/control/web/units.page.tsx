import { BackLink, Button, Cell, type Column, DataTable, ErrorSummary, Link, PageHeading, Row, Select, Spoken, Tabs, Tag, TextInput, type View } from '#libs/ui';
import type { FormState } from '#src/platform/view';
import { type Unit, UNIT_KINDS } from '#src/units';
import { UNIT_KIND_WORDS, type UnitRow } from '../domain/unit-rows.js';

export const UNITS_PATH = '/quan-tri/don-vi';

export function UnitsPage({ rows, mayAdd }: { rows: readonly UnitRow[]; mayAdd: boolean }): View {
  const columns: Column<UnitRow>[] = [
    {
      title: 'Đơn vị', isRowHeader: true,
      cell: ({ unit: { id, name }, depth }) => (
        <>
          {depth > 0 && (
            <>
              <span aria-hidden="true">{`${'\u2003'.repeat(depth - 1)}└ `}</span>
              <Spoken>cấp {depth + 1}: </Spoken>
            </>
          )}
          <Link href={`${UNITS_PATH}/${id}`}>{name}</Link>
        </>
      ),
    },
    { title: 'Loại', nowrap: true, cell: ({ unit }) => UNIT_KIND_WORDS[unit.kind] },
    { title: 'Mã định danh', nowrap: true, cell: ({ unit }) => unit.code },
    { title: 'Tình trạng', nowrap: true, cell: ({ unit }) => (unit.successorId === null ? 'đang hoạt động' : <Tag>đã sáp nhập</Tag>) },
  ];
  return (
    <>
      <PageHeading title="Đơn vị" sub={`${rows.length} đơn vị trong phạm vi của bạn.`}>
        {mayAdd && <Button href={`${UNITS_PATH}/moi`}>Thêm đơn vị</Button>}
      </PageHeading>
      <DataTable caption="Cây đơn vị" columns={columns} rows={rows} />
    </>
  );
}

export function NewUnitPage({ state, parents }: { state: FormState; parents: readonly Unit[] }): View {
  const errors = state.summary();
  return (
    <>
      <BackLink href={UNITS_PATH}>Đơn vị</BackLink>
      <PageHeading title="Thêm đơn vị" sub="Sau khi thêm, đặt giờ làm việc, dòng báo cáo và tài khoản cho đơn vị." />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <form method="post" action={`${UNITS_PATH}/moi`} noValidate>
        <Row>
          <Cell span={6}>
            <Select name="parentId" label="Đơn vị cấp trên" value={state.value('parentId')} choices={parents.map(({ id, name }) => ({ value: id, text: name }))} error={state.error('parentId')} />
          </Cell>
          <Cell span={4}>
            <Select name="kind" label="Loại" value={state.value('kind', 'commune')} choices={UNIT_KINDS.map((value) => ({ value, text: UNIT_KIND_WORDS[value] }))} error={state.error('kind')} />
          </Cell>
          <Cell span={6}>
            <TextInput name="name" label="Tên đơn vị" hint="Ví dụ UBND xã Dương Hà" value={state.value('name')} error={state.error('name')} />
          </Cell>
          <Cell span={4}>
            <TextInput name="place" label="Địa danh trên biểu mẫu" hint="Ví dụ Dương Hà" value={state.value('place')} error={state.error('place')} />
          </Cell>
          <Cell span={6}>
            <TextInput name="code" label="Mã định danh" hint="Ví dụ H26.15.30" value={state.value('code')} error={state.error('code')} />
          </Cell>
          <Cell span={4}>
            <TextInput name="validFrom" label="Có hiệu lực từ ngày" value={state.value('validFrom')} inputMode="numeric" error={state.error('validFrom')} />
          </Cell>
        </Row>
        <Button preventDoubleClick>Thêm đơn vị</Button>
      </form>
    </>
  );
}

export type UnitTab = '' | 'dau-trang' | 'dong-bao-cao' | 'canh-bao';

const TABS: readonly { path: UnitTab; text: string }[] = [
  { path: '', text: 'Tên, mã, sáp nhập' }, { path: 'dau-trang', text: 'Đầu trang, người ký' }, { path: 'dong-bao-cao', text: 'Dòng báo cáo' }, { path: 'canh-bao', text: 'Cảnh báo' },
];

/** What the pages of one unit begin with. */
export function UnitHead({ unit, current, state }: { unit: Unit; current: UnitTab; state: FormState }): View {
  const errors = state.summary();
  return (
    <>
      <BackLink href={UNITS_PATH}>Đơn vị</BackLink>
      <PageHeading title={unit.name} sub={`${UNIT_KIND_WORDS[unit.kind]} · ${unit.code}`} />
      <Tabs label="Về đơn vị" tabs={TABS.map(({ path, text }) => ({ text, href: path === '' ? `${UNITS_PATH}/${unit.id}` : `${UNITS_PATH}/${unit.id}/${path}`, current: path === current }))} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
    </>
  );
}
