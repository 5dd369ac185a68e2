import { ActionBar, Button, Cell, Details, ErrorSummary, Row, Select, TextInput, type View } from '#libs/ui';
import { isNarrowed } from '../domain/list-address.js';
import { CHANNEL_WORDS } from '../domain/words.js';
import type { ListPageProps } from './list.page.js';

const DAYS = [['receivedFrom', 'Nhận từ ngày'], ['receivedTo', 'Nhận đến ngày'], ['dueFrom', 'Hẹn trả từ ngày'], ['dueTo', 'Hẹn trả đến ngày']] as const;
const ANY = { value: '', text: 'Tất cả' };

/** Narrows the list by its address: no script, and a link to what one sees can be kept. */
export function ListFilters({ path, state, fields, choices }: Pick<ListPageProps, 'path' | 'state' | 'fields' | 'choices'>): View {
  const errors = state.summary();
  const value = (name: string) => ({ name, value: state.value(name), error: state.error(name) });
  return (
    <Details summary="Lọc và tìm trong danh sách" open={isNarrowed(fields) || errors.length > 0}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <form method="get" action={path}>
        {fields.sort !== undefined && <input type="hidden" name="sort" value={fields.sort} />}
        {fields.direction !== undefined && <input type="hidden" name="direction" value={fields.direction} />}
        <Row>
          <Cell span={4}>
            <TextInput {...value('owner')} label="Chủ hồ sơ" hint="Họ tên, số định danh hoặc điện thoại" />
          </Cell>
          <Cell span={5}>
            <Select {...value('procedure')} label="Thủ tục" hint="Các thủ tục đơn vị đã có hồ sơ" choices={[ANY, ...choices.procedures.map(({ code, name }) => ({ value: code, text: `${name} (${code})` }))]} />
          </Cell>
          <Cell span={3}>
            <Select {...value('field')} label="Lĩnh vực" hint="Nhóm thủ tục" choices={[ANY, ...choices.fields.map(({ code, name }) => ({ value: code, text: name }))]} />
          </Cell>
          <Cell span={4}>
            <Select {...value('holderAccountId')} label="Người đang giữ" choices={[ANY, ...choices.people.map(({ accountId, name }) => ({ value: accountId, text: name }))]} />
          </Cell>
          <Cell span={4}>
            <TextInput {...value('office')} label="Bộ phận đang giữ" />
          </Cell>
          <Cell span={4}>
            <Select {...value('channel')} label="Cách nộp" choices={[ANY, ...Object.entries(CHANNEL_WORDS).map(([channel, text]) => ({ value: channel, text }))]} />
          </Cell>
          {DAYS.map(([name, label]) => (
            <Cell span={3}>
              <TextInput {...value(name)} label={label} />
            </Cell>
          ))}
        </Row>
        <ActionBar>
          <Button>Lọc</Button>
          <Button kind="quiet" href={path}>
            Bỏ lọc
          </Button>
        </ActionBar>
      </form>
    </Details>
  );
}
