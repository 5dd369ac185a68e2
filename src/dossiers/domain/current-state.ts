import { civilDateOf } from '#libs/civil-date';
import { outcomeOf } from '#libs/deadline';
import { type DossierHistory, isFinished } from '#libs/dossier-flow';
import { searchKey } from '#libs/vietnamese';
import type { DossierEntity } from '../data/dossier.entity.js';
import { phoneKey } from './phone.js';

/** The columns that follow from the steps alone. */
export type CurrentState = Omit<
  DossierEntity,
  'unitId' | 'id' | 'code' | 'procedureId' | 'createdAt' | 'dueProvisional' | 'stepPosition' | 'stepDueAt' | 'receivedAtUnitId'
>;

/** The dossier's row as its history says it must be; `reconcile` holds the stored row against this. */
export function currentStateOf(history: DossierHistory): CurrentState {
  const { receipt, due, holder, finishedAt } = history;
  const stopped = history.pauses.find((pause) => pause.to === null);
  return {
    state: history.state,
    version: history.version,
    procedureVersionId: receipt.procedureVersionId,
    channel: receipt.channel,
    onlineLevel: receipt.onlineLevel,
    assisted: receipt.assisted,
    ownerName: receipt.owner.name,
    ownerSearch: searchKey(receipt.owner.name),
    ownerIdNumber: receipt.owner.idNumber ?? null,
    ownerPhone: phoneKey(receipt.owner.phone ?? '') ?? null,
    ownerAddress: receipt.owner.address ?? null,
    resultBy: receipt.resultBy,
    submittedAt: history.submittedAt,
    acceptanceDueAt: history.acceptanceDue?.dueAt ?? null,
    receivedAt: history.receivedAt,
    receivedOn: history.receivedAt && civilDateOf(history.receivedAt),
    dueAt: due?.dueAt ?? null,
    dueOn: due?.dueOn ?? null,
    dueByMoment: due?.byMoment ?? false,
    appointmentOn: history.extension?.appointmentOn ?? null,
    supplementCount: history.supplementCount,
    stoppedSince: stopped?.from ?? null,
    holderAccountId: holder?.accountId ?? null,
    holderUnitId: holder?.unitId ?? null,
    holderOffice: holder?.office ?? null,
    finishedAt,
    finishedOn: finishedAt && civilDateOf(finishedAt),
    outcome: finishedAt && due && isFinished(history.state) ? outcomeOf(finishedAt, { ...due, provisional: false }) : null,
    returnedAt: history.returnedAt,
    returnedOn: history.returnedAt && civilDateOf(history.returnedAt),
  };
}
