import { civilDateOf } from '#libs/civil-date';
import { ActionBar, BarcodeFigure, Button, Details, ErrorSummary, InsetText, Link, PageHeading, Prose, Section, TextInput, type View, WarningText } from '#libs/ui';
import type { SecondFactorState } from '#src/identity';
import type { CodePath, FormState } from '#src/platform/view';
import { shortStamp } from '../domain/stamps.js';
import { AccountTabs } from './account-tabs.js';

const FEW_CODES = 3;

export function SecondFactorPage({ state, factor, now }: { state: FormState; factor: SecondFactorState; now: Date }): View {
  const errors = state.summary();
  const { on, since, recoveryCodesLeft } = factor;
  return (
    <>
      <PageHeading
        title="Xác thực hai bước"
        sub={on && since ? `Đang bật từ ${shortStamp(since, civilDateOf(now))}. Còn ${recoveryCodesLeft} mã dự phòng.` : 'Đang tắt: ai biết mật khẩu của bạn là vào được.'}
      />
      <AccountTabs current="xac-thuc" />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {on ? <WhenOn state={state} codesLeft={recoveryCodesLeft} /> : <WhenOff />}
    </>
  );
}

function WhenOff(): View {
  return (
    <form method="post" action="/tai-khoan/xac-thuc/bat">
      <Prose>
        <p>Bật lên thì mỗi lần đăng nhập, sau mật khẩu còn hỏi mã 6 số trên điện thoại của bạn. Cần một ứng dụng xác thực: Google Authenticator, Microsoft Authenticator, Aegis…</p>
      </Prose>
      <ActionBar>
        <Button preventDoubleClick>Bật xác thực hai bước</Button>
      </ActionBar>
    </form>
  );
}

function WhenOn({ state, codesLeft }: { state: FormState; codesLeft: number }): View {
  return (
    <>
      {codesLeft <= FEW_CODES && <WarningText>{codesLeft === 0 ? 'Đã hết mã dự phòng' : `Chỉ còn ${codesLeft} mã dự phòng`}. Lập mã mới kẻo mất điện thoại là không vào được.</WarningText>}
      <Section title="Lập mã dự phòng mới">
        <form method="post" action="/tai-khoan/xac-thuc/ma-du-phong" noValidate>
          <TextInput name="code" label="Mã 6 số trên ứng dụng xác thực" hint="Các mã dự phòng cũ sẽ không dùng được nữa." width={10} isCode autocomplete="one-time-code" inputMode="numeric" error={state.error('code')} />
          <Button kind="quiet" preventDoubleClick>
            Lập mã mới
          </Button>
        </form>
      </Section>
      <Section title="Tắt xác thực hai bước">
        <form method="post" action="/tai-khoan/xac-thuc/tat" noValidate>
          <TextInput name="password" type="password" label="Mật khẩu hiện tại" hint="Đổi điện thoại: tắt ở đây rồi bật lại trên máy mới." width={30} autocomplete="current-password" error={state.error('password')} />
          <Button kind="danger" preventDoubleClick>
            Tắt
          </Button>
        </form>
      </Section>
    </>
  );
}

export function EnrolPage({ state, uri, secret, qr }: { state: FormState; uri: string; secret: string; qr: CodePath }): View {
  const errors = state.summary();
  return (
    <>
      <PageHeading title="Bật xác thực hai bước" sub="Quét mã bằng ứng dụng xác thực, rồi nhập mã 6 số mà ứng dụng hiện ra." />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <BarcodeFigure kind="qr" size="screen" {...qr} label="Mã QR của khóa xác thực" />
      <Details summary="Không quét được? Nhập khóa bằng tay">
        <p>
          Trong ứng dụng chọn “Nhập khóa thiết lập”, loại “Dựa trên thời gian”: <b>{(secret.match(/.{1,4}/g) ?? []).join(' ')}</b>
        </p>
      </Details>
      <form method="post" action="/tai-khoan/xac-thuc/xac-nhan" noValidate>
        <input type="hidden" name="uri" value={uri} />
        <TextInput name="code" label="Mã 6 số trên ứng dụng" width={10} isCode inputMode="numeric" autocomplete="one-time-code" error={state.error('code')} />
        <ActionBar>
          <Button preventDoubleClick>Xác nhận và bật</Button>
          <Link href="/tai-khoan/xac-thuc">Thôi</Link>
        </ActionBar>
      </form>
    </>
  );
}

export function RecoveryCodesPage({ title, codes }: { title: string; codes: readonly string[] }): View {
  return (
    <>
      <PageHeading title={title} sub="Mã dự phòng chỉ hiện một lần này. In ra hoặc chép lại, cất ở nơi kín." />
      <InsetText>
        <ol>
          {codes.map((code) => (
            <li>
              <b>{code}</b>
            </li>
          ))}
        </ol>
      </InsetText>
      <p>Khi không có điện thoại, nhập một mã thay cho mã 6 số. Mỗi mã dùng được một lần.</p>
      <ActionBar>
        <Button href="/tai-khoan/xac-thuc">Tôi đã cất mã</Button>
        <Button kind="quiet" type="button" attributes={{ 'data-print': true, hidden: true }}>
          In
        </Button>
      </ActionBar>
    </>
  );
}
