import type { FastifyReply, FastifyRequest } from 'fastify';
import { Button, Document, Link, PageHeading } from '#libs/ui';
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
  sendPage(request, reply, <ProblemPage title={title} refusal={refusal} requestId={request.id} assets={assets.forPage(nonceOf(request))} />, refusal.status);
  return true;
}

function signInPath({ method, raw, headers }: FastifyRequest): string {
  const wanted = method === 'GET' && headers['hx-request'] === undefined ? localPath(raw.url) : refererPath(headers.referer);
  return wanted === '/' ? SIGN_IN_PATH : `${SIGN_IN_PATH}?tiep=${encodeURIComponent(wanted)}`;
}

function refererPath(referer: string | undefined): string {
  return referer !== undefined && URL.canParse(referer) ? localPath(new URL(referer).pathname) : '/';
}

function go(request: FastifyRequest, reply: FastifyReply, path: string): true {
  if (wantsPart(request)) void reply.code(204).header('hx-redirect', path).send();
  else sendOn(reply, path);
  return true;
}

function ProblemPage({ title, refusal, requestId, assets }: { title: string; refusal: Refusal; requestId: string; assets: ReturnType<Assets['forPage']> }) {
  const { status, text, code } = refusal;
  return (
    <Document title={`${title} — Một Cửa`} kind="sign-in" assets={assets}>
      <main id="content" tabIndex={-1}>
        <PageHeading title={title} sub={text} />
        {status >= 500 && <p>Những gì đã được báo “đã lưu” vẫn còn nguyên. Thử lại sau ít phút; nếu vẫn lỗi, báo người quản trị số tra cứu dưới đây.</p>}
        <p>
          Mã lỗi: {code}. Số tra cứu: {requestId}
        </p>
        <Button href="/">Về trang đầu</Button> <Link href="/tro-giup">Trợ giúp</Link>
      </main>
    </Document>
  );
}
