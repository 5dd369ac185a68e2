import { type CivilDate, formatDate } from '#libs/civil-date';
import { describeTerm } from '#libs/deadline';
import { Button, Cell, type Column, DataTable, EmptyState, Link, PageHeading, Row, Select, Subtext, TextInput, type View } from '#libs/ui';
import { COMPETENCES, type FieldRow, type ProcedureVersion } from '#src/catalogue';
import { COMPETENCE_WORDS, feeWords, levelWords } from '../domain/catalogue-words.js';

export const PROCEDURES_PATH = '/quan-tri/thu-tuc';

export interface ProceduresView {
  query: { q: string; field: string; competence: string; on: CivilDate };
  found: readonly ProcedureVersion[];
  fields: readonly FieldRow[];
  unitId: string;
  mayChange: boolean;
}

export function ProceduresPage({ query, found, fields, unitId, mayChange }: ProceduresView): View {
  const columns: Column<ProcedureVersion>[] = [
    {
      title: 'Thủ tục', isRowHeader: true,
      cell: ({ code, name, ownerUnitId }) => (
        <>
          <Link href={`${PROCEDURES_PATH}/${code}`}>{name}</Link>
          <Subtext>
            {code}
            {ownerUnitId !== unitId && ' · theo danh mục cấp trên'}
          </Subtext>
        </>
      ),
    },
    { title: 'Lĩnh vực', cell: ({ fieldName }) => fieldName },
    { title: 'Thẩm quyền', nowrap: true, cell: ({ competence }) => COMPETENCE_WORDS[competence] },
    { title: 'Thời hạn', nowrap: true, cell: ({ term }) => describeTerm(term) },
    { title: 'Trực tuyến', nowrap: true, cell: ({ onlineLevel }) => levelWords(onlineLevel) },
    { title: 'Lệ phí', numeric: true, nowrap: true, cell: ({ fee }) => feeWords(fee) },
  ];
  return (
    <>
      <PageHeading title="Danh mục thủ tục" sub={`${found.length} thủ tục có hiệu lực ngày ${formatDate(query.on)}.`}>
        {mayChange && (
          <>
            <Button href={`${PROCEDURES_PATH}/moi`}>Thủ tục mới</Button> <Button kind="quiet" href={`${PROCEDURES_PATH}/nhap`}>Nhập danh mục</Button>
          </>
        )}
      </PageHeading>
      <Search query={query} fields={fields} />
      <DataTable caption="Thủ tục" columns={columns} rows={found} empty={<EmptyState title="Không có thủ tục nào">Bớt điều kiện tìm, hoặc chọn ngày khác.</EmptyState>} />
    </>
  );
}

function Search({ query, fields }: Pick<ProceduresView, 'query' | 'fields'>): View {
  return (
    <form method="get" action={PROCEDURES_PATH}>
      <Row>
        <Cell span={3}>
          <TextInput name="q" label="Tên hoặc mã" hint="Chữ đầu các từ, không cần dấu: kh si" type="search" value={query.q} />
        </Cell>
        <Cell span={3}>
          <Select name="linh-vuc" label="Lĩnh vực" value={query.field} choices={[{ value: '', text: 'Tất cả' }, ...fields.map(({ code, name }) => ({ value: code, text: name }))]} />
        </Cell>
        <Cell span={2}>
          <Select name="tham-quyen" label="Thẩm quyền" value={query.competence} choices={[{ value: '', text: 'Tất cả' }, ...COMPETENCES.map((value) => ({ value, text: COMPETENCE_WORDS[value] }))]} />
        </Cell>
        <Cell span={2}>
          <TextInput name="ngay" label="Có hiệu lực ngày" value={formatDate(query.on)} inputMode="numeric" />
        </Cell>
        <Cell span={2} unlabelled>
          <Button kind="quiet">Tìm</Button>
        </Cell>
      </Row>
    </form>
  );
}
