import { createHash } from 'node:crypto';
import type { DossierCode } from '#libs/dossier-code';
import type { Channel, OnlineLevel, PersonFacts } from '#libs/dossier-flow';
import type { Refusal } from '#src/platform/refusal';
import type { WrittenTime } from './cell-readers.js';
import type { RegisterColumn } from './register-columns.js';

/** One row of a register, understood; whether its life can have happened is not asked yet. */
export interface RegisterEntry {
  code: DossierCode;
  procedure: string;
  channel: Channel;
  /** Null where the register does not say. */
  level: OnlineLevel | null;
  assisted: boolean;
  owner: PersonFacts;
  sets: number;
  received: WrittenTime;
  due: WrittenTime | null;
  finish: { kind: 'resolved' | 'withdrawn' | 'stopped'; at: WrittenTime } | null;
  returned: WrittenTime | null;
  papers: { total: number; digitised: number; reused: number };
  resultDigitised: boolean;
  rating: { scale: 3 | 5; level: number; remark: string | null } | null;
}

export interface RowProblem {
  row: number;
  column: RegisterColumn | null;
  code: string;
  /** Vietnamese sentence. */
  message: string;
}

/** A row as far as it could be read; with problems it is not imported. */
export interface ReadRow {
  row: number;
  entry: RegisterEntry | null;
  problems: RowProblem[];
}

export function problemOf(row: number, column: RegisterColumn | null, refusal: Pick<Refusal, 'code' | 'text'>): RowProblem {
  return { row, column, code: refusal.code, message: refusal.text };
}

/**
 * Tells whether two rows say the same of a dossier, in whatever spelling, file format or order of columns. Base64url of SHA-256.
 */
export function hashOf(entry: RegisterEntry): string {
  const { code, owner, papers, rating, finish } = entry;
  const said = [
    code.code, entry.procedure, entry.channel, entry.level, entry.assisted, owner.name, owner.idNumber ?? null, owner.phone ?? null, owner.address ?? null,
    entry.sets, written(entry.received), written(entry.due), finish?.kind ?? null, written(finish?.at), written(entry.returned),
    papers.total, papers.digitised, papers.reused, entry.resultDigitised, rating?.scale ?? null, rating?.level ?? null, rating?.remark ?? null,
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url');
}

function written(time: WrittenTime | null | undefined): string | null {
  return time ? `${time.date} ${time.clock ?? ''}` : null;
}
