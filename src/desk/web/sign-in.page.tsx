import { Button, Document, ErrorSummary, PageHeading, type PageAssets, TextInput, type View } from '#libs/ui';
import { type FormState, SIGN_IN_PATH } from '#src/platform/view';

export function SignInPage({ state, assets }: { state: FormState; assets: PageAssets }): View {
  const errors = state.summary();
  return (
    <Document title={`${errors.length > 0 ? 'Lỗi: ' : ''}Đăng nhập — Một Cửa`} kind="sign-in" assets={assets}>
      <main id="content" tabIndex={-1}>
        <PageHeading title="Một Cửa" sub="Đăng nhập để làm việc tại bộ phận tiếp nhận và trả kết quả." />
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <form method="post" action={SIGN_IN_PATH} noValidate>
          <input type="hidden" name="tiep" value={state.value('tiep')} />
          <TextInput name="login" label="Tên đăng nhập" value={state.value('login')} autocomplete="username" autocapitalize="none" spellcheck={false} attributes={{ autofocus: true }} />
          <TextInput name="password" type="password" label="Mật khẩu" autocomplete="current-password" />
          <Button preventDoubleClick>Đăng nhập</Button>
        </form>
      </main>
    </Document>
  );
}
