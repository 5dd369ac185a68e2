import { formatDateTime } from '#libs/civil-date';
import { type AlertKind, alertText, type DossierAlertKind } from './alert-kind.js';
import { type DigestCounts, digestText } from './day-digest.js';

// Kept as JSON until it is sent: type aliases, instants as ISO 8601 text. No personal data: dossiers by code, people by account id.

export type DeliveryItem = { kind: DossierAlertKind; code: string; procedure: string; dueAt: string };

export type DeliveryBody = {
  unit: { id: string; code: string; name: string };
  accountId: string;
  /** How many alerts it is about; `items` names the first of them. */
  total: number;
  items: DeliveryItem[];
  digest: DigestCounts | null;
  /** About no dossier: reports that are due, numbers that differ. Bodies from before there were any have none. */
  notices?: { kind: AlertKind; name: string }[];
};

/** How many dossiers one mail names. */
export const MAX_ITEMS = 200;

const ORDER: readonly AlertKind[] = [
  'overdue', 'overdue_leader', 'overdue_supervisor', 'acceptance_overdue', 'step_overdue', 'acceptance_soon', 'due_soon_2', 'due_soon_1',
];

export interface Letter {
  subject: string;
  text: string;
}

/** The mail: what it is about, grouped by kind, gravest first. */
export function letterOf(body: DeliveryBody): Letter {
  return { subject: `[Một cửa] ${subjectOf(body)} – ${body.unit.name}`, text: `${linesOf(body).join('\n')}\n` };
}

function subjectOf({ digest, total, notices = [] }: DeliveryBody): string {
  if (!digest && total === 0 && notices.length > 0) return notices.length === 1 && notices[0] ? alertText(notices[0].kind) : `${notices.length} việc về báo cáo`;
  if (digest && total === 0) return 'Việc trong ngày';
  return digest ? `Việc trong ngày và ${total} cảnh báo` : `${total} cảnh báo về hạn xử lý hồ sơ`;
}

function linesOf({ unit, digest, total, items, notices = [] }: DeliveryBody): string[] {
  const lines = [`${unit.name} (${unit.code})`];
  if (digest) lines.push('', alertText('digest'), digestText(digest));
  if (notices.length > 0) lines.push('', ...notices.map(({ kind, name }) => `- ${alertText(kind)}: ${name}`));
  for (const kind of ORDER) {
    const ofKind = items.filter((item) => item.kind === kind);
    if (ofKind.length === 0) continue;
    lines.push('', `${alertText(kind)}:`);
    for (const item of ofKind) lines.push(`- ${item.code} · ${item.procedure} · hạn ${formatDateTime(new Date(item.dueAt))}`);
  }
  if (total > items.length) lines.push('', `… và ${total - items.length} hồ sơ khác, xem trong phần mềm một cửa.`);
  return [...lines, '', 'Thư tự động của phần mềm một cửa; xin không trả lời thư này.'];
}
