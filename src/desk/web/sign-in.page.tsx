import { ActionBar, Button, ErrorSummary, Link, PageHeading, type PageAssets, SoloPage, TextInput, type View } from '#libs/ui';
import { OIDC_PATH } from '#src/identity';
import { type FormState, SIGN_IN_PATH } from '#src/platform/view';

export const CODE_PATH = `${SIGN_IN_PATH}/ma`;

export interface SignInView {
  state: FormState;
  /** Of an installation with one desk only. */
  deskName: string | undefined;
  /** What the province's account service is called; null where there is none. */
  provider: string | null;
  assets: PageAssets;
}

export function SignInPage({ state, deskName, provider, assets }: SignInView): View {
  const errors = state.summary();
  const next = state.value('tiep', '/');
  return (
    <SoloPage title="Đăng nhập" hasErrors={errors.length > 0} assets={assets}>
      <PageHeading title="Đăng nhập" sub={deskName === undefined ? 'Bộ phận tiếp nhận và trả kết quả' : `Bộ phận tiếp nhận và trả kết quả · ${deskName}`} />
      {errors.length > 0 && <ErrorSummary title="Chưa đăng nhập được" errors={errors} />}
      <form method="post" action={SIGN_IN_PATH} noValidate>
        <input type="hidden" name="tiep" value={next} />
        <TextInput name="login" label="Tên đăng nhập" value={state.value('login')} autocomplete="username" autocapitalize="none" spellcheck={false} attributes={{ autofocus: errors.length === 0 }} />
        <TextInput name="password" type="password" label="Mật khẩu" autocomplete="current-password" />
        <ActionBar>
          <Button preventDoubleClick>Đăng nhập</Button>
          {provider !== null && (
            <Button kind="quiet" href={`${OIDC_PATH}?tiep=${encodeURIComponent(next)}`}>
              Đăng nhập bằng {provider}
            </Button>
          )}
        </ActionBar>
      </form>
      <p>Quên mật khẩu hoặc mất điện thoại xác thực: báo người quản trị của đơn vị để được cấp lại.</p>
    </SoloPage>
  );
}

export function CodePage({ state, assets }: { state: FormState; assets: PageAssets }): View {
  const errors = state.summary();
  return (
    <SoloPage title="Mã xác thực" hasErrors={errors.length > 0} assets={assets}>
      <PageHeading title="Mã xác thực" sub="Mật khẩu đúng. Còn một bước nữa." />
      {errors.length > 0 && <ErrorSummary title="Chưa đăng nhập được" errors={errors} />}
      <form method="post" action={CODE_PATH} noValidate>
        <input type="hidden" name="tiep" value={state.value('tiep', '/')} />
        <TextInput
          name="code"
          label="Mã 6 số trên ứng dụng xác thực"
          hint="Không có điện thoại bên mình thì nhập một mã dự phòng; mỗi mã dự phòng dùng được một lần."
          width={20}
          isCode
          autocomplete="one-time-code"
          autocapitalize="none"
          spellcheck={false}
          error={state.error('code')}
          attributes={{ autofocus: errors.length === 0 }}
        />
        <ActionBar>
          <Button preventDoubleClick>Tiếp tục</Button>
          <Link href={SIGN_IN_PATH}>Đăng nhập lại từ đầu</Link>
        </ActionBar>
      </form>
    </SoloPage>
  );
}
