import { formatDate, formatTime, weekdayOf } from '#libs/civil-date';
import { ActionBar, BarChart, Button, type Column, DataTable, DeadlineMark, Details, DossierCode, EmptyState, LineChart, Link, Mark, PageHeading, Section, Stats, Subtext, type View } from '#libs/ui';
import type { Load, OverduePage } from '#src/dossiers';
import type { Reading } from '../app/deadlines.js';
import type { Board } from '../app/leaders-board.js';
import { rowWords } from '../domain/row-words.js';
import { procedureWords } from '../domain/words.js';
import { chosenName, DossierTable } from './dossier-table.js';
import { countText } from './list.page.js';

type OverdueRow = OverduePage['items'][number];

export interface BoardProps {
  board: Board;
  reading: Reading;
  /** May move work. */
  leads: boolean;
}

const FORM = 'chuyen-viec';

export function BoardPage({ board, reading, leads }: BoardProps): View {
  const { approvals, loads, trend } = board;
  const today = trend.at(-1);
  const worked = trend.filter(({ day, received, finished }) => weekdayOf(day) < 6 || received + finished > 0);
  return (
    <>
      <PageHeading title="Điều hành" sub={`Hôm nay ${formatDate(reading.today)}: nhận ${today?.received ?? 0}, giải quyết xong ${today?.finished ?? 0}, trong đó quá hạn ${today?.late ?? 0}. Cập nhật ${formatTime(reading.now)}.`} />
      <Tiles board={board} />
      {leads && (
        <Section title={`Chờ tôi quyết định: ${countText(approvals.total)}`}>
          {approvals.items.length === 0 ? <Subtext>Không có hồ sơ nào đang ở chỗ bạn.</Subtext> : <DossierTable caption="Hồ sơ chờ lãnh đạo quyết định" items={approvals.items} reading={reading} />}
        </Section>
      )}
      <Section title="Khối lượng của từng người">
        {loads.length === 0 ? <EmptyState title="Không ai đang giữ hồ sơ nào" /> : <Loads loads={loads} />}
      </Section>
      <Section title={`Quá hạn: ${countText(board.overdue.total)}`}>
        <Overdue page={board.overdue} reading={reading} leads={leads} />
      </Section>
      <Section title="30 ngày gần đây">
        <LineChart
          id="xu-huong"
          title="Tiếp nhận và giải quyết xong từng ngày"
          labelTitle="Ngày"
          labels={worked.map(({ day }) => formatDate(day).slice(0, 5))}
          series={[
            { name: 'Tiếp nhận', values: worked.map(({ received }) => received) },
            { name: 'Xong', tone: 'in-term', values: worked.map(({ finished }) => finished) },
            { name: 'Xong quá hạn', tone: 'overdue', values: worked.map(({ late }) => late) },
          ]}
        />
      </Section>
    </>
  );
}

function Tiles({ board: { counts } }: { board: Board }): View {
  return (
    <Stats
      label="Hôm nay"
      stats={[
        { label: 'Quá hạn', number: counts.overdue, tone: 'overdue', href: '/danh-sach/qua-han' },
        { label: 'Đến hạn hôm nay', number: counts.due_today, tone: 'near', href: '/danh-sach/den-han-hom-nay' },
        { label: 'Tới hạn 3 ngày', number: counts.due_soon, href: '/danh-sach/toi-han' },
        { label: 'Chậm bước', number: counts.step_late, tone: 'near', href: '/danh-sach/cham-buoc' },
        { label: 'Đang giải quyết', number: counts.open, note: `tạm dừng ${counts.waiting}`, href: '/danh-sach/dang-giai-quyet' },
        { label: 'Chờ trả kết quả', number: counts.ready_to_return, href: '/danh-sach/cho-tra' },
      ]}
    />
  );
}

function Overdue({ page: { items, total }, reading, leads }: { page: OverduePage; reading: Reading; leads: boolean }): View {
  if (items.length === 0) return <EmptyState title="Không có hồ sơ quá hạn" />;
  return (
    <form id={FORM} method="get" action="/ban-giao/moi">
      <input type="hidden" name="tu" value="/dieu-hanh" />
      <DataTable
        caption="Hồ sơ quá hạn, lâu nhất trước"
        rows={items}
        columns={overdueColumns(reading)}
        {...(leads && { selection: { name: 'ho-so', value: chosenName, label: ({ code }: OverdueRow) => `Chọn ${code}` } })}
      />
      <ActionBar>
        {leads && <Button kind="quiet">Chuyển cho người khác…</Button>}
        {total > items.length && (
          <Button kind="quiet" href="/danh-sach/qua-han">
            Xem cả {countText(total)} hồ sơ
          </Button>
        )}
      </ActionBar>
    </form>
  );
}

function overdueColumns(reading: Reading): Column<OverdueRow>[] {
  return [
    { title: 'Hồ sơ', isRowHeader: true, cell: ({ code, procedure }) => [<DossierCode code={code} href={`/ho-so/${code}`} />, procedure && <Subtext>{procedureWords(procedure.name)}</Subtext>] },
    { title: 'Chủ hồ sơ', cell: ({ ownerName }) => ownerName },
    {
      title: 'Hạn',
      cell: (item) => {
        const deadline = reading.deadline(item);
        const { due } = rowWords(item, reading.now);
        return deadline && <DeadlineMark deadline={deadline} note={due && `hẹn ${due.day} ${due.time}`} />;
      },
    },
    { title: 'Đang giữ', cell: (item) => rowWords(item, reading.now).holder },
    { title: 'Lý do', cell: ({ reason }) => reason ?? <Subtext>chưa ghi</Subtext> },
    { title: 'Thư xin lỗi', nowrap: true, cell: ({ apologySent }) => (apologySent ? <Mark tone="in-term">Đã gửi</Mark> : <Mark tone="overdue">Chưa gửi</Mark>) },
  ];
}

function Loads({ loads }: { loads: readonly Load[] }): View {
  const who = ({ name }: Load): string => name ?? 'Bộ phận, đơn vị khác';
  const columns: Column<Load>[] = [
    { title: 'Người giữ', isRowHeader: true, cell: (load) => (load.accountId === null ? who(load) : <Link href={`/danh-sach/dang-giai-quyet?holderAccountId=${load.accountId}&limit=200`}>{who(load)}</Link>) },
    { title: 'Đang giữ', numeric: true, cell: ({ open }) => open },
    { title: 'Tạm dừng', numeric: true, cell: ({ waiting }) => waiting },
    { title: 'Hẹn trả tuần này', numeric: true, cell: ({ dueThisWeek }) => dueThisWeek },
    { title: 'Chậm bước', numeric: true, cell: ({ stepLate }) => stepLate },
    { title: 'Quá hạn', numeric: true, cell: ({ overdue }) => (overdue > 0 ? <Mark tone="overdue">{overdue}</Mark> : 0) },
  ];
  return (
    <>
      <DataTable caption="Khối lượng của từng người" rows={loads} columns={columns} />
      <Subtext>Chọn tên để mở hồ sơ của người ấy, đánh dấu rồi “Bàn giao…” để chuyển việc.</Subtext>
      <Details summary="Xem bằng biểu đồ">
        <BarChart
          id="khoi-luong"
          title="Hồ sơ đang giữ"
          labelTitle="Người giữ"
          labels={loads.map(who)}
          series={[
            { name: 'Đang giữ', values: loads.map(({ open }) => open) },
            { name: 'Quá hạn', tone: 'overdue', values: loads.map(({ overdue }) => overdue) },
          ]}
        />
      </Details>
    </>
  );
}
