import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import type { DossierEntity } from './dossier.entity.js';
import { endingsOf } from './dossier.store.js';

type Column = readonly [name: string, type: string, value: (row: DossierEntity) => unknown];

const COLUMNS: readonly Column[] = [
  ['id', 'uuid', (d) => d.id],
  ['code', 'text', (d) => d.code],
  ['state', 'text', (d) => d.state],
  ['version', 'int', (d) => d.version],
  ['procedure_id', 'uuid', (d) => d.procedureId],
  ['procedure_version_id', 'uuid', (d) => d.procedureVersionId],
  ['channel', 'text', (d) => d.channel],
  ['online_level', 'int', (d) => d.onlineLevel],
  ['assisted', 'boolean', (d) => d.assisted],
  ['owner_name', 'text', (d) => d.ownerName],
  ['owner_search', 'text', (d) => d.ownerSearch],
  ['owner_id_number', 'text', (d) => d.ownerIdNumber],
  ['owner_phone', 'text', (d) => d.ownerPhone],
  ['owner_address', 'text', (d) => d.ownerAddress],
  ['result_by', 'text', (d) => d.resultBy],
  ['received_at', 'timestamptz', (d) => d.receivedAt],
  ['received_on', 'date', (d) => d.receivedOn],
  ['received_at_unit_id', 'uuid', (d) => d.receivedAtUnitId],
  ['due_at', 'timestamptz', (d) => d.dueAt],
  ['due_on', 'date', (d) => d.dueOn],
  ['due_by_moment', 'boolean', (d) => d.dueByMoment],
  ['due_provisional', 'boolean', (d) => d.dueProvisional],
  ['finished_at', 'timestamptz', (d) => d.finishedAt],
  ['finished_on', 'date', (d) => d.finishedOn],
  ['outcome', 'text', (d) => d.outcome],
  ['returned_at', 'timestamptz', (d) => d.returnedAt],
  ['returned_on', 'date', (d) => d.returnedOn],
  ['created_at', 'timestamptz', (d) => d.createdAt],
];

const NAMES = COLUMNS.map(([name]) => name).join(', ');
const ARRAYS = COLUMNS.map(([, type], index) => `$${index + 2}::${type}[]`).join(', ');

/** Many dossiers in one statement. What a register cannot say (submission, pauses, holder) keeps its column's default. */
@Injectable()
export class ImportStore {
  /** Which of the codes the unit has dossiers under already. */
  async taken(tx: Tx, unitId: string, codes: readonly string[]): Promise<Set<string>> {
    // One look into the index per code, whatever the statistics say: a young table has none, and all dossiers of the unit would be read.
    const rows = await tx.rows<{ code: string }>(
      `SELECT found.code FROM unnest($2::text[]) AS asked (code)
       CROSS JOIN LATERAL (SELECT d.code FROM dossiers.dossier d WHERE d.unit_id = $1 AND d.code = asked.code LIMIT 1) AS found`,
      [unitId, codes],
    );
    return new Set(rows.map((row) => row.code));
  }

  async insert(tx: Tx, unitId: string, dossiers: readonly DossierEntity[]): Promise<void> {
    // Foreign keys are checked by plans that a session keeps. One made while the table was empty may scan the unit for each row, and would
    // do so until the statistics are first gathered: an import by the hundred thousand notices.
    await tx.run('DISCARD PLANS');
    await tx.run(
      `INSERT INTO dossiers.dossier (unit_id, ${NAMES}) SELECT $1, d.* FROM unnest(${ARRAYS}) AS d`,
      [unitId, ...COLUMNS.map(([, , value]) => dossiers.map(value))],
    );
    const endings = dossiers.flatMap(({ id, ownerSearch }) => [...new Set(endingsOf(ownerSearch))].map((ending) => ({ id, ending })));
    await tx.run(
      'INSERT INTO dossiers.name_ending (unit_id, ending, dossier_id) SELECT $1, e.* FROM unnest($2::text[], $3::uuid[]) AS e',
      [unitId, endings.map(({ ending }) => ending), endings.map(({ id }) => id)],
    );
  }
}
