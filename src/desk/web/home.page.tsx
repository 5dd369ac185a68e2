import { formatTime } from '#libs/civil-date';
import {
  ActionBar, Button, type Column, DataTable, DeadlineMark, DossierCode, EmptyState, KeyHint, Link, LinkList, Mark, PageHeading, Section, Stats, Subtext, type View,
} from '#libs/ui';
import type { DayStatus } from '#libs/worktime';
import type { Role } from '#src/platform/http';
import type { PressingRow, TodaysWork } from '../app/todays-work.js';
import { type NextStep, nextSteps, tilesOf } from '../domain/next-steps.js';
import { longDate, shortDate } from '../domain/stamps.js';

const WORKERS: readonly Role[] = ['clerk', 'officer', 'leader', 'controller', 'administrator'];

export function HomePage({ work, roles }: { work: TodaysWork; roles: readonly Role[] }): View {
  const { today, day, counts } = work;
  const hasDossiers = day !== undefined && roles.some((role) => WORKERS.includes(role));
  return (
    <>
      <PageHeading title={`Hôm nay, ${longDate(today)}`} sub={day && dayWords(day)} />
      {roles.includes('clerk') && <ClerksButtons />}
      {hasDossiers && <Stats label="Số hồ sơ hôm nay" stats={tilesOf(roles, counts)} />}
      {hasDossiers && <NextSteps steps={nextSteps(roles, counts)} />}
      {hasDossiers && <Pressing work={work} />}
      <OtherWork roles={roles} />
    </>
  );
}

/** The three things that a clerk does all day; the keys are the menu's. */
function ClerksButtons(): View {
  return (
    <ActionBar>
      <Button href="/tiep-nhan">
        Tiếp nhận hồ sơ <KeyHint keys="N" />
      </Button>
      <Button href="/giai-quyet-ngay" kind="quiet">
        Giải quyết ngay <KeyHint keys="G" />
      </Button>
      <Button href="/tra-ket-qua" kind="quiet">
        Trả kết quả <KeyHint keys="R" />
      </Button>
    </ActionBar>
  );
}

function NextSteps({ steps }: { steps: readonly NextStep[] }): View {
  if (steps.length === 0) return null;
  return (
    <Section title="Làm gì tiếp">
      <LinkList label="Làm gì tiếp" items={steps.map(({ text, tone, ...rest }) => ({ ...rest, text: tone ? <Mark tone={tone}>{text}</Mark> : text }))} />
    </Section>
  );
}

function Pressing({ work: { today, pressing } }: { work: TodaysWork }): View {
  const { list, rows, total } = pressing;
  const title = list === 'mine' ? 'Hồ sơ gấp nhất tôi đang giữ' : 'Hồ sơ gấp nhất của đơn vị';
  const href = list === 'mine' ? '/danh-sach/cua-toi' : '/danh-sach/dang-giai-quyet';
  const columns: Column<PressingRow>[] = [
    { title: 'Hồ sơ', isRowHeader: true, cell: (row) => <Which row={row} /> },
    { title: 'Chủ hồ sơ', cell: ({ ownerName, ownerIdEnd }) => <>{ownerName}{ownerIdEnd && <Subtext>…{ownerIdEnd}</Subtext>}</> },
    { title: 'Hẹn trả', nowrap: true, cell: ({ dueOn, dueAt }) => dueOn && dueAt && <span><b>{shortDate(dueOn, today)}</b> {formatTime(dueAt)}</span> },
    { title: 'Hạn', nowrap: true, cell: ({ deadline }) => deadline && <DeadlineMark deadline={deadline} /> },
    { title: 'Đang giữ', cell: ({ holderName, holderOffice, holderUnitName }) => holderName ?? holderOffice ?? holderUnitName ?? 'Bộ phận một cửa' },
  ];
  return (
    <Section title={title}>
      <DataTable
        caption={title}
        columns={columns}
        rows={rows}
        empty={<EmptyState title={list === 'mine' ? 'Bạn không giữ hồ sơ nào' : 'Không có hồ sơ nào đang giải quyết'} />}
      />
      {total > rows.length && (
        <p>
          <Link href={href}>Xem tất cả</Link>
        </p>
      )}
    </Section>
  );
}

function Which({ row: { code, procedure } }: { row: PressingRow }): View {
  return (
    <>
      <DossierCode code={code} href={`/ho-so/${encodeURIComponent(code)}`} />
      {procedure && <Subtext>{procedure.name}</Subtext>}
    </>
  );
}

const OTHER_WORK: readonly { roles: readonly Role[]; href: string; text: string; note: string }[] = [
  { roles: ['supervisor'], href: '/cap-duoi', text: 'Các đơn vị cấp dưới', note: 'Tiếp nhận, quá hạn, tỷ lệ đúng hạn của từng đơn vị, đặt cạnh nhau.' },
  { roles: ['leader'], href: '/dieu-hanh', text: 'Bảng điều hành', note: 'Quá hạn và lý do, việc của từng người, xu hướng 30 ngày.' },
  { roles: ['controller', 'leader', 'supervisor'], href: '/bao-cao', text: 'Báo cáo', note: 'Lập, đối chiếu, chốt số liệu kỳ báo cáo.' },
  { roles: ['controller', 'administrator'], href: '/quan-tri/thu-tuc', text: 'Danh mục thủ tục', note: 'Thủ tục, thời hạn, giấy tờ, phí đang có hiệu lực.' },
  { roles: ['controller', 'administrator'], href: '/quan-tri/lich', text: 'Lịch làm việc', note: 'Ngày nghỉ, làm bù, giờ làm việc của đơn vị.' },
  { roles: ['supervisor'], href: '/tai-khoan/don-vi', text: 'Đổi đơn vị làm việc', note: 'Xem danh sách và hồ sơ của một đơn vị cấp dưới.' },
  { roles: ['administrator'], href: '/quan-tri/tai-khoan', text: 'Tài khoản', note: 'Người dùng, vai trò, đặt lại mật khẩu.' },
];

function OtherWork({ roles }: { roles: readonly Role[] }): View {
  const entries = OTHER_WORK.filter((entry) => entry.roles.some((role) => roles.includes(role)));
  if (roles.length === 0) {
    return (
      <EmptyState title="Bạn chưa có vai trò tại đơn vị này">
        <p>
          Nhờ quản trị đơn vị giao vai trò, hoặc <Link href="/tai-khoan/don-vi">đổi đơn vị làm việc</Link>.
        </p>
      </EmptyState>
    );
  }
  if (entries.length === 0) return null;
  return (
    <Section title="Việc khác">
      <LinkList label="Việc khác" items={entries} />
    </Section>
  );
}

function dayWords(day: DayStatus): string {
  if (day.reason === 'working') return 'Ngày làm việc';
  if (day.reason === 'weekend') return 'Ngày nghỉ hằng tuần, không tính vào thời hạn';
  const name = day.name ?? 'theo thông báo';
  return day.reason === 'holiday' ? `Ngày nghỉ: ${name}, không tính vào thời hạn` : `Ngày làm bù: ${name}`;
}
