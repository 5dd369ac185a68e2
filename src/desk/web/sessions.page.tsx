import { civilDateOf } from '#libs/civil-date';
import { Button, type Column, DataTable, Link, PageHeading, Subtext, Tag, type View } from '#libs/ui';
import type { ShownSession } from '#src/identity';
import { shortStamp } from '../domain/stamps.js';
import { AccountTabs } from './account-tabs.js';

const BEGUN_BY = { password: 'mật khẩu', two_step: 'mật khẩu và mã xác thực', provider: 'cổng đăng nhập chung' } as const;

export function SessionsPage({ sessions, now }: { sessions: readonly ShownSession[]; now: Date }): View {
  const today = civilDateOf(now);
  const columns: Column<ShownSession>[] = [
    {
      title: 'Máy', isRowHeader: true,
      cell: ({ device, current, begunBy }) => <>{device} {current && <Tag>Phiên này</Tag>}<Subtext>bằng {BEGUN_BY[begunBy]}</Subtext></>,
    },
    { title: 'Đăng nhập lúc', nowrap: true, cell: ({ begunAt }) => shortStamp(begunAt, today) },
    { title: 'Dùng lần cuối', nowrap: true, cell: ({ lastSeenAt }) => shortStamp(lastSeenAt, today) },
    { title: 'Tự hết lúc', nowrap: true, cell: ({ expiresAt }) => shortStamp(expiresAt, today) },
    { title: 'Kết thúc', titleHidden: true, cell: (session) => !session.current && <EndButton session={session} /> },
  ];
  return (
    <>
      <PageHeading title="Phiên đăng nhập" sub="Những máy đang mở bằng tài khoản của bạn. Thấy máy lạ: kết thúc phiên đó rồi đổi mật khẩu.">
        {sessions.length > 1 && (
          <form method="post" action="/tai-khoan/phien/ket-thuc-het">
            <Button kind="quiet">Kết thúc mọi phiên khác</Button>
          </form>
        )}
      </PageHeading>
      <AccountTabs current="phien" />
      <DataTable caption="Phiên đăng nhập của tôi" columns={columns} rows={sessions} />
      <p>
        Rời máy thì bấm Đăng xuất ở góc trên. <Link href="/tai-khoan/mat-khau">Đổi mật khẩu</Link> cũng kết thúc mọi phiên khác.
      </p>
    </>
  );
}

function EndButton({ session: { id, device } }: { session: ShownSession }): View {
  return (
    <form method="post" action="/tai-khoan/phien/ket-thuc">
      <input type="hidden" name="id" value={id} />
      <Button kind="quiet" small attributes={{ 'aria-label': `Kết thúc phiên trên ${device}` }}>
        Kết thúc
      </Button>
    </form>
  );
}
