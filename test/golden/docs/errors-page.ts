import type { RegisteredRefusal } from '#src/platform/refusal';
import { NOTICE, page, table } from './markdown.js';

/** Every refusal code with its status and sentence, by the first word of the code. */
export function errorsPage(refusals: readonly RegisteredRefusal[]): string {
  const groups = new Map<string, RegisteredRefusal[]>();
  for (const refusal of refusals) {
    const group = refusal.code.split('.')[0] ?? '';
    groups.set(group, [...(groups.get(group) ?? []), refusal]);
  }
  return page(
    '# Mã lỗi · Error codes',
    NOTICE,
    'An expected "no" is answered as `application/problem+json` (RFC 9457): `type`, `title`, `status`, `code`, `detail` (the sentence below with its facts filled in), '
      + '`instance` (the request\'s id, to quote when asking for help) and, for forms, `errors` with one entry per field: `field`, `code`, `message`. '
      + 'What nobody expected is `http.unexpected` with status 500 and the same id in the log.',
    ...[...groups].flatMap(([group, members]) => [`## ${group}`, table(['Mã', 'HTTP', 'Câu báo', 'Thử lại sau'], members.map(rowOf))]),
  );
}

function rowOf({ code, status, text, retryAfter }: RegisteredRefusal): string[] {
  return [`\`${code}\``, String(status), text, retryAfter === undefined ? '' : `${retryAfter} giây`];
}
