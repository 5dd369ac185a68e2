import { formatDate } from '#libs/civil-date';
import type { DossierHistory, ResultBy } from '#libs/dossier-flow';

/** A line of the register, form 07 of circular 03/2025/TT-VPCP, in the order of its columns. */
export interface RegisterRow {
  /** TT: counted from the first dossier of the period. */
  number: number;
  code: string;
  procedure: string;
  sets: number;
  ownerName: string;
  address: string | null;
  phone: string | null;
  /** Who resolves it. */
  agency: string;
  receivedAt: Date;
  dueAt: Date | null;
  returnedAt: Date | null;
  resultBy: ResultBy;
  resultNumber: string | null;
  /** Who took the result, to sign beside. */
  receivedBy: string | null;
  note: string;
}

type FromHistory = Pick<RegisterRow, 'sets' | 'ownerName' | 'address' | 'phone' | 'resultNumber' | 'receivedBy' | 'resultBy' | 'note'>;

export function registerFactsOf(history: DossierHistory): FromHistory {
  const { owner, sets, resultBy } = history.receipt;
  const returned = history.steps.findLast((step) => step.action === 'return');
  return {
    sets, ownerName: owner.name, address: owner.address ?? null, phone: owner.phone ?? null, resultNumber: history.result.number,
    resultBy: returned?.action === 'return' ? returned.facts.method : resultBy,
    receivedBy: returned?.action === 'return' ? (returned.facts.receivedBy ?? null) : null,
    note: notesOf(history).join('; '),
  };
}

/** The unit that it was last handed over to, when to another one. */
export function resolvingUnitOf({ handOvers }: DossierHistory): string | null {
  return handOvers.findLast(({ to }) => to.unitId !== null)?.to.unitId ?? null;
}

function notesOf(history: DossierHistory): string[] {
  const { supplementCount, extension, finishKind } = history;
  const end = history.steps.findLast((step) => step.action === 'withdraw' || step.action === 'stop');
  const reason = end?.action === 'withdraw' || end?.action === 'stop' ? `: ${end.facts.reason}` : '';
  return [
    ...(supplementCount > 0 ? [`Bổ sung ${supplementCount} lần`] : []),
    ...(extension ? [`Đã xin lỗi, hẹn lại ngày ${formatDate(extension.appointmentOn)}`] : []),
    ...(finishKind === 'withdrawn' ? [`Công dân rút hồ sơ${reason}`] : []),
    ...(finishKind === 'stopped' ? [`Dừng giải quyết${reason}`] : []),
  ];
}
