import type { FastifyReply, FastifyRequest } from 'fastify';
import { ActionBar, Button, Link, PageHeading, Prose, SoloPage, Subtext } from '#libs/ui';
import type { Refusal } from '#src/platform/refusal';
import type { Assets } from './assets.js';
import { localPath, nonceOf, sendOn, sendPage, wantsPage, wantsPart } from './page-reply.js';

export const SIGN_IN_PATH = '/dang-nhap';
export const PASSWORD_PATH = '/tai-khoan/mat-khau';

/**
 * Answers a browser's refused request with a page: who is not signed in is asked to, who carries a handed-over password changes it,
 * all others read what happened and what to do. False when it was no browser that asked.
 */
export function answerWithPage(assets: Assets, title: string, request: FastifyRequest, reply: FastifyReply, refusal: Refusal): boolean {
  if (!wantsPage(request) && !wantsPart(request)) return false;
  if (refusal.code === 'identity.must_change_password') return go(request, reply, PASSWORD_PATH);
  if (refusal.status === 401) return go(request, reply, signInPath(request));
  if (refusal.retryAfter !== undefined) reply.header('retry-after', String(refusal.retryAfter));
  sendPage(request, reply, <ProblemPage title={title} refusal={refusal} request={request} assets={assets.forPage(nonceOf(request))} />, refusal.status);
  return true;
}

function signInPath(request: FastifyRequest): string {
  const { method, raw, headers } = request;
  const wanted = method === 'GET' && headers['hx-request'] === undefined ? localPath(raw.url) : refererPath(request);
  return wanted === '/' ? SIGN_IN_PATH : `${SIGN_IN_PATH}?tiep=${encodeURIComponent(wanted)}`;
}

/** The page of ours that they came from. */
function refererPath({ headers: { referer }, host }: FastifyRequest): string {
  if (referer === undefined || !URL.canParse(referer)) return '/';
  const from = new URL(referer);
  return from.host === host ? localPath(`${from.pathname}${from.search}`) : '/';
}

function go(request: FastifyRequest, reply: FastifyReply, path: string): true {
  if (wantsPart(request)) void reply.code(204).header('hx-redirect', path).send();
  else sendOn(reply, path);
  return true;
}

/** What somebody who reads the refusal may still want to know: what it means here, what to do now. */
const ADVICE: Readonly<Record<number, string>> = {
  403: 'Việc này cần một vai trò khác, hoặc cần đổi đơn vị làm việc ở mục Tài khoản. Vai trò do quản trị đơn vị giao.',
  404: 'Kiểm tra lại mã hoặc địa chỉ. Hồ sơ của đơn vị khác cũng không hiện ở đây.',
  409: 'Có người vừa làm trước bạn. Mở lại trang để xem bản mới rồi làm tiếp nếu còn cần; việc của họ được giữ nguyên.',
  412: 'Có người vừa làm trước bạn. Mở lại trang để xem bản mới rồi làm tiếp nếu còn cần; việc của họ được giữ nguyên.',
};
const ADVICE_OF_SERVER = 'Những gì đã được báo “đã lưu” vẫn còn nguyên. Thử lại sau ít phút; nếu vẫn lỗi, báo người quản trị số tra cứu dưới đây.';

interface ProblemProps {
  title: string;
  refusal: Refusal;
  request: FastifyRequest;
  assets: ReturnType<Assets['forPage']>;
}

function ProblemPage({ title, refusal: { status, text, code, errors = [] }, request, assets }: ProblemProps) {
  const back = refererPath(request);
  const advice = status >= 500 ? ADVICE_OF_SERVER : ADVICE[status];
  return (
    <SoloPage title={title} assets={assets}>
      <PageHeading title={title} sub={text} />
      {errors.length > 0 && (
        <Prose>
          <ul>
            {errors.map(({ message }) => (
              <li>{message}</li>
            ))}
          </ul>
        </Prose>
      )}
      {advice !== undefined && <p>{advice}</p>}
      <ActionBar>
        <Button href="/">Về trang đầu</Button>
        {back !== '/' && back !== localPath(request.raw.url) && <Link href={back}>Quay lại trang trước</Link>}
        <Link href="/tro-giup#su-co">Trợ giúp</Link>
      </ActionBar>
      <Subtext>
        Mã lỗi: {code}. Số tra cứu: {request.id}
      </Subtext>
    </SoloPage>
  );
}
