import { type CountedLife, countedLifeOf } from '#libs/reporting';
import type { DossierLife } from '#src/dossiers';

/** A dossier's counted life as it is kept, with what its cells are listed by. */
export interface KeptLife {
  dossierId: string;
  code: string;
  procedureId: string;
  life: CountedLife;
}

/** Null when the dossier was never received. */
export function keptLifeOf({ dossierId, code, procedureId, effective, history }: DossierLife): KeptLife | null {
  const life = countedLifeOf(effective, history.receipt);
  return life && { dossierId, code, procedureId, life };
}

/** Whether nothing that is counted or listed has changed; most steps of a dossier change nothing of it. */
export function sameKept(a: KeptLife, b: KeptLife): boolean {
  return a.code === b.code && a.procedureId === b.procedureId && sameLife(a.life, b.life);
}

function sameLife(a: CountedLife, b: CountedLife): boolean {
  return (
    a.receivedOn === b.receivedOn && a.channel === b.channel && a.onlineLevel === b.onlineLevel && a.finishedOn === b.finishedOn &&
    a.outcome === b.outcome && a.finishKind === b.finishKind && a.overdue.length === b.overdue.length &&
    a.overdue.every((interval, index) => interval.from === b.overdue[index]?.from && interval.to === b.overdue[index]?.to)
  );
}
