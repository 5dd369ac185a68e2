import { type CountedRefusal, countedRefusalOf, type DetailedLife, detailedLifeOf } from '#libs/reporting';
import type { DossierLife } from '#src/dossiers';

/** A dossier's counted life as it is kept, or its refusal, with what its cells are listed by. */
export interface KeptLife<Life = DetailedLife | CountedRefusal> {
  dossierId: string;
  code: string;
  procedureId: string;
  life: Life;
}

/** Null when the dossier was neither received nor refused. */
export function keptLifeOf({ dossierId, code, procedureId, effective, history }: DossierLife, unitId: string): KeptLife | null {
  const { channel, onlineLevel, assisted, receivedAtUnitId = unitId } = history.receipt;
  const receipt = { channel, onlineLevel, assisted, receivedElsewhere: receivedAtUnitId !== unitId };
  const life = detailedLifeOf(effective, receipt) ?? countedRefusalOf(effective, receipt);
  return life && { dossierId, code, procedureId, life };
}

export function isRefusal(kept: KeptLife | null): kept is KeptLife<CountedRefusal> {
  return kept !== null && 'refusedOn' in kept.life;
}

export function wasReceived(kept: KeptLife | null): kept is KeptLife<DetailedLife> {
  return kept !== null && 'receivedOn' in kept.life;
}

/** Whether nothing that is counted or listed has changed; most steps of a dossier change nothing of it. */
export function sameKept(a: KeptLife, b: KeptLife): boolean {
  if (a.code !== b.code || a.procedureId !== b.procedureId || a.life.channel !== b.life.channel || a.life.onlineLevel !== b.life.onlineLevel) return false;
  if (isRefusal(a) || isRefusal(b)) return isRefusal(a) && isRefusal(b) && a.life.refusedOn === b.life.refusedOn;
  return wasReceived(a) && wasReceived(b) && sameLife(a.life, b.life);
}

function sameLife(a: DetailedLife, b: DetailedLife): boolean {
  return (
    a.receivedOn === b.receivedOn && a.finishedOn === b.finishedOn && a.outcome === b.outcome && a.finishKind === b.finishKind &&
    a.receivedElsewhere === b.receivedElsewhere && a.assisted === b.assisted && a.apologyOn === b.apologyOn && a.overdue.length === b.overdue.length &&
    a.overdue.every((interval, index) => interval.from === b.overdue[index]?.from && interval.to === b.overdue[index]?.to)
  );
}
