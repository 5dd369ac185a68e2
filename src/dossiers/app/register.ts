import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { replay } from '#libs/dossier-flow';
import { slug } from '#libs/vietnamese';
import { Audit } from '#src/platform/audit';
import { Database, type Tx } from '#src/platform/database';
import { type Caller, decodeCursor, encodeCursor, type Page } from '#src/platform/http';
import { sortKeyOf } from '../data/list-conditions.js';
import { ListStore, type WorklistRow } from '../data/list.store.js';
import { StepStore } from '../data/step.store.js';
import { MOST_COUNTED } from '../domain/worklist.js';
import { type RegisterRow, registerFactsOf, resolvingUnitOf } from '../domain/register-row.js';
import { RESULT_BY } from './list-sheet.js';
import { ListMoments } from './list-moments.js';
import { Names } from './names.js';
import { type ExportedFile, MINUTE_FORMAT, MOST_EXPORTED, type SheetColumn, sheetFile, wallClock, XLSX } from './sheet-file.js';

export type { RegisterRow };

export interface RegisterPeriod {
  from: CivilDate;
  to: CivilDate;
}

export interface RegisterPage extends Page<RegisterRow> {
  /** Above MOST_COUNTED it only says that there are more. */
  total: number;
}

interface Place {
  key: Date;
  id: string;
  number: number;
}

const BATCH = 500;
const ORDER = sortKeyOf('all', 'received', 'asc');
const RETURNED_ORDER = sortKeyOf('returned_today', undefined, undefined);

/** The register of dossiers, form 07, in the order of receipt. It holds addresses and telephones whole: reading it is recorded (Luật 91/2025/QH15). */
@Injectable()
export class Register {
  constructor(
    private readonly database: Database,
    private readonly lists: ListStore,
    private readonly steps: StepStore,
    private readonly moments: ListMoments,
    private readonly names: Names,
    private readonly audit: Audit,
  ) {}

  page(caller: Caller, unitId: string, period: RegisterPeriod, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<RegisterPage> {
    const after = cursor === undefined ? undefined : placeAt(cursor);
    return this.database.inUnit(unitId, async (tx) => {
      await this.recordReading(tx, caller, unitId, period);
      const { rows, last } = await this.after(tx, unitId, period, after, limit);
      const more = rows.length === limit && last !== undefined && (await this.after(tx, unitId, period, last, 1)).rows.length > 0;
      const total = await this.lists.count(tx, unitId, await this.request(tx, unitId, period), MOST_COUNTED);
      return { items: rows, next: more && last ? encodeCursor([last.key, last.id, last.number]) : null, total };
    });
  }

  /** Every line, a batch at a time, for printing and for sheets. */
  async *rows(caller: Caller, unitId: string, period: RegisterPeriod): AsyncGenerator<RegisterRow[]> {
    await this.database.inUnit(unitId, (tx) => this.recordReading(tx, caller, unitId, period));
    let after: Place | undefined;
    for (let given = 0; given < MOST_EXPORTED; given += BATCH) {
      const { rows, last } = await this.database.inUnit(unitId, (tx) => this.after(tx, unitId, period, after, BATCH));
      if (rows.length > 0) yield rows;
      if (rows.length < BATCH) return;
      after = last;
    }
  }

  /** The lines of results that were handed over on a day, in the order of handing over. */
  returned(caller: Caller, unitId: string, day: CivilDate): Promise<RegisterRow[]> {
    return this.database.inUnit(unitId, async (tx) => {
      await this.recordReading(tx, caller, unitId, { from: day, to: day });
      const moment = { ...(await this.moments.of(tx, unitId)), today: day };
      const request = { list: 'returned_today' as const, accountId: null, filter: {}, moment };
      return this.lines(tx, unitId, await this.lists.page(tx, unitId, request, RETURNED_ORDER, { limit: MOST_EXPORTED, after: undefined }), 0);
    });
  }

  async export(caller: Caller, unitId: string, period: RegisterPeriod): Promise<ExportedFile> {
    const { bytes } = await sheetFile('Sổ theo dõi hồ sơ', COLUMNS, this.rows(caller, unitId, period));
    return { name: `${slug('Sổ theo dõi hồ sơ')}-${period.from}-${period.to}.xlsx`, type: XLSX, bytes };
  }

  private async after(tx: Tx, unitId: string, period: RegisterPeriod, after: Place | undefined, limit: number): Promise<{ rows: RegisterRow[]; last: Place | undefined }> {
    const found = await this.lists.page(tx, unitId, await this.request(tx, unitId, period), ORDER, { limit, after });
    const before = after?.number ?? 0;
    const last = found.at(-1);
    return {
      rows: await this.lines(tx, unitId, found, before),
      last: last && { key: last.sortKey as Date, id: last.id, number: before + found.length },
    };
  }

  private async lines(tx: Tx, unitId: string, found: readonly WorklistRow[], before: number): Promise<RegisterRow[]> {
    if (found.length === 0) return [];
    const logs = await this.steps.of(tx, unitId, found.map(({ id }) => id));
    const histories = found.map(({ id }) => replay(logs.get(id) ?? []));
    const procedures = await this.names.ofProcedures(tx, found.map(({ procedureId }) => procedureId));
    const units = await this.names.ofUnits(tx, [unitId, ...histories.map(resolvingUnitOf)]);
    return histories.map((history, index) => {
      const row = found[index] as WorklistRow;
      return {
        number: before + index + 1, code: row.code, procedure: procedures.get(row.procedureId)?.name ?? '', ...registerFactsOf(history),
        agency: units.get(resolvingUnitOf(history) ?? unitId) ?? '', receivedAt: row.receivedAt as Date, dueAt: row.dueAt, returnedAt: row.returnedAt,
      };
    });
  }

  private async request(tx: Tx, unitId: string, { from, to }: RegisterPeriod): Promise<Parameters<ListStore['count']>[2]> {
    return { list: 'all', accountId: null, filter: { receivedFrom: from, receivedTo: to }, moment: await this.moments.of(tx, unitId) };
  }

  private recordReading(tx: Tx, { accountId }: Caller, unitId: string, { from, to }: RegisterPeriod): Promise<void> {
    return this.audit.record(tx, { unitId, accountId, action: 'register.viewed', subject: `${from} ${to}` });
  }
}

const COLUMNS: readonly SheetColumn<RegisterRow>[] = [
  { head: 'Mã hồ sơ', width: 28, value: (row) => row.code },
  { head: 'Tên thủ tục hành chính', width: 50, value: (row) => row.procedure },
  { head: 'Số lượng hồ sơ (bộ)', width: 10, value: (row) => row.sets },
  { head: 'Tên cá nhân, tổ chức', width: 28, value: (row) => row.ownerName },
  { head: 'Địa chỉ, số điện thoại', width: 36, value: (row) => [row.address, row.phone].filter(Boolean).join(', ') },
  { head: 'Cơ quan chủ trì giải quyết', width: 28, value: (row) => row.agency },
  { head: 'Nhận hồ sơ', width: 17, format: MINUTE_FORMAT, value: (row) => wallClock(row.receivedAt) },
  { head: 'Hẹn trả kết quả', width: 17, format: MINUTE_FORMAT, value: (row) => wallClock(row.dueAt) },
  { head: 'Trả kết quả', width: 17, format: MINUTE_FORMAT, value: (row) => wallClock(row.returnedAt) },
  { head: 'Phương thức nhận kết quả', width: 22, value: (row) => RESULT_BY[row.resultBy] },
  { head: 'Ký nhận', width: 22, value: (row) => row.receivedBy },
  { head: 'Ghi chú', width: 36, value: (row) => row.note },
];

function placeAt(cursor: string): Place {
  const [key, id, number] = decodeCursor(cursor, ['instant', 'uuid', 'number']);
  return { key, id, number };
}
