import { formatTime } from '#libs/civil-date';
import { Button, FilterBar, type FilterChip, Link, PageHeading, Pagination, Spoken, Subtext, Tabs, type View } from '#libs/ui';
import { type ChangedDossier, type ListItem, type ListMakeUp, MOST_COUNTED } from '#src/dossiers';
import type { FormState } from '#src/platform/view';
import type { Reading } from '../app/deadlines.js';
import type { TakerChoices } from '../app/takers.js';
import { isNarrowed, listAddress, type ListFields } from '../domain/list-address.js';
import type { FieldInUse } from '../domain/list-choices.js';
import { DossierTable, type DossierTableProps, MovedRow, type SortName } from './dossier-table.js';
import { ListFilters } from './list-filters.js';

export interface ListPageProps {
  path: string;
  title: string;
  /** How it is ordered, in words. */
  order: string;
  items: readonly ListItem[];
  /** Of all pages together; above MOST_COUNTED it only says that there are more. */
  total: number;
  next: string | null;
  isFirst: boolean;
  reading: Reading;
  fields: ListFields;
  state: FormState;
  neighbours: readonly { text: string; href: string; current: boolean }[];
  choices: { procedures: readonly { code: string; name: string }[]; fields: readonly FieldInUse[]; people: TakerChoices['people'] };
  /** What the whole list is made of; left out where it is too long to count. */
  makeUp: ListMakeUp | undefined;
  /** Whose dossiers “Của tôi” are; left out where the list is theirs anyway. */
  me?: string | undefined;
  mayHandOver: (item: ListItem) => boolean;
}

const BULK = 'chon-ho-so';

export function ListPage(props: ListPageProps): View {
  const { path, title, order, items, total, next, isFirst, reading, fields, neighbours } = props;
  const choosing = items.some(props.mayHandOver);
  return (
    <>
      <PageHeading title={title} sub={`${countText(total)} hồ sơ, sắp theo ${order}. Cập nhật ${formatTime(reading.now)}.`} />
      {neighbours.length > 0 && <Tabs label="Danh sách liên quan" tabs={neighbours} />}
      <FilterBar chips={chipsOf(props)}>
        {choosing && (
          <Button kind="quiet" attributes={{ form: BULK }}>
            Bàn giao… <Spoken>các hồ sơ đã chọn</Spoken>
          </Button>
        )}
        <Button kind="quiet" href={listAddress(`${path}/xlsx`, fields)}>
          Xuất XLSX
        </Button>
      </FilterBar>
      <ListFilters {...props} />
      <ListWatch path={path} items={items} />
      <form id={BULK} method="get" action="/ban-giao/moi">
        <input type="hidden" name="tu" value={listAddress(path, fields)} />
      </form>
      <DossierTable {...tableProps(props)} caption={title} items={items} />
      <Pages path={path} fields={fields} next={next} isFirst={isFirst} />
    </>
  );
}

function tableProps({ path, reading, fields, items, mayHandOver, title, order: _order }: ListPageProps): DossierTableProps {
  const choosing = items.some(mayHandOver);
  return { id: 'danh-sach', caption: title, items, reading, sorting: sortingOf(path, fields), ...(choosing && { choosing: { form: BULK, offered: mayHandOver } }), empty: isNarrowed(fields) ? 'Không có hồ sơ nào khớp bộ lọc' : 'Không có hồ sơ nào' };
}

/** Once up, then down. */
function sortingOf(path: string, fields: ListFields): NonNullable<DossierTableProps['sorting']> {
  return (name: SortName) => {
    const current = fields.sort === name;
    const down = current && fields.direction === 'desc';
    return { href: listAddress(path, fields, { sort: name, direction: current && !down ? 'desc' : undefined }), ...(current && { direction: down ? ('descending' as const) : ('ascending' as const) }) };
  };
}

/** @example countText(1001) === '1000+' */
export function countText(count: number): string {
  return count > MOST_COUNTED ? `${MOST_COUNTED}+` : String(count);
}

const MOST_CHIPS = 4;

/** Only what would show something else than the list as it is. */
function chipsOf({ path, fields, total, makeUp, me }: ListPageProps): FilterChip[] {
  const whole = !isNarrowed(fields);
  const toggle = (name: string, value: string): Pick<FilterChip, 'href' | 'chosen'> => {
    const chosen = fields[name] === value;
    return { href: listAddress(path, fields, { [name]: chosen ? undefined : value }), chosen };
  };
  return [
    { text: 'Tất cả', href: path, chosen: whole, ...(whole && total <= MOST_COUNTED && { count: total }) },
    ...(me === undefined ? [] : [{ text: 'Của tôi', ...(makeUp && { count: makeUp.mine }), ...toggle('holderAccountId', me) }]),
    ...(makeUp?.fields ?? []).slice(0, MOST_CHIPS).map(({ code, name, count }) => ({ text: name, count, ...toggle('field', code) })),
    ...(makeUp?.online === 0 ? [] : [{ text: 'Trực tuyến', ...(makeUp && { count: makeUp.online }), ...toggle('channel', 'online') }]),
  ];
}

function Pages({ path, fields, next, isFirst }: Pick<ListPageProps, 'path' | 'fields' | 'next' | 'isFirst'>): View {
  if (isFirst && next === null) return null;
  return (
    <Pagination
      {...(!isFirst && { previous: { href: listAddress(path, fields), text: 'Về đầu danh sách' } })}
      {...(next !== null && { next: { href: listAddress(path, fields, { cursor: next }), text: 'Trang sau' } })}
    />
  );
}

/** Asks every half minute whether somebody else has moved what is on the screen. */
export function ListWatch({ path, items, moved = 0, swapped = false }: { path: string; items: readonly { code: string; version: number }[]; moved?: number; swapped?: boolean }): View {
  const seen = items.map(({ code, version }) => `${code}~${version}`).join(' ');
  const asking = seen === '' ? {} : { 'hx-get': `${path}/thay-doi?${new URLSearchParams({ thay: seen, da: String(moved) }).toString()}`, 'hx-trigger': 'every 30s', 'hx-swap': 'none' };
  return (
    <div id="list-watch" role="status" {...asking} {...(swapped && { 'hx-swap-oob': 'true' })}>
      {moved > 0 && (
        <Subtext tone="warning">
          {moved} hồ sơ trong danh sách vừa được người khác xử lý. <Link href="">Tải lại danh sách</Link>
        </Subtext>
      )}
    </div>
  );
}

/** What takes the place of rows that moved, and of the watch itself, which no longer asks about them. */
export function MovedRows({ props, items, changed }: { props: Pick<DossierTableProps, 'reading' | 'choosing'>; items: readonly ListItem[]; changed: readonly ChangedDossier[] }): View {
  const byCode = new Map(changed.map((each) => [each.code, each]));
  return (
    <>
      {items.map((item) => (
        <MovedRow {...props} caption="" items={items} changed={byCode} item={item} />
      ))}
    </>
  );
}
