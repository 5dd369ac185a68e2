import { DEFAULT_CONTENTS, IssueProcedure, type VersionContents } from '#src/catalogue';
import type { TestApp } from '../support/app.js';
import { startDesk, type Visitor } from '../support/pages.js';

export const CARD = '001190000508|012345678|Lê Thị Mẫu B|12031990|Nữ|Thôn Trung, xã Dương Hà|01052021';
/** Five working days, three papers of which the last is optional, a fee. */
export const REBIRTH = '1.990001';
/** Settled at the counter, paid by the copy. */
export const COPIES = '2.990002';

export interface CounterScene {
  unitId: string;
  clerk: Visitor;
  leader: Visitor;
  officer: Visitor;
}

/** A commune on a Monday morning, with two procedures of its own and people at its desk. */
export async function openCounter(app: TestApp): Promise<CounterScene> {
  app.clock.set('2026-03-02T09:00');
  const { unitId } = await app.makeCommune();
  const author = { ownerUnitId: unitId, by: null, decision: { number: null, date: null } };
  const issue = (code: string, fieldName: string, more: Pick<VersionContents, 'name' | 'term'> & Partial<VersionContents>): Promise<unknown> =>
    app.database.inUnit(unitId, (tx) => app.get(IssueProcedure).run(tx, author, { code, fieldName, validFrom: '2018-01-01', contents: { ...DEFAULT_CONTENTS, ...more } }));
  const paper = (code: string, name: string, originals: number, copies: number, required = true) => ({ code, name, originals, copies, required });
  await issue(REBIRTH, 'Hộ tịch', {
    name: 'Thủ tục cấp lại giấy mẫu', term: { unit: 'working_day', amount: 5 }, onlineLevel: 3, fee: 8000,
    papers: [paper('TK', 'Tờ khai', 1, 0), paper('KS', 'Giấy khai sinh cũ', 0, 1), paper('UQ', 'Văn bản ủy quyền', 1, 0, false)],
  });
  await issue(COPIES, 'Chứng thực', { name: 'Chứng thực bản sao mẫu', term: { unit: 'same_day', amount: 0, cutoff: '15:00' }, fee: 2000 });
  return { unitId, clerk: await startDesk(app, unitId, 'clerk'), leader: await startDesk(app, unitId, 'leader'), officer: await startDesk(app, unitId, 'officer') };
}

/** Rows of the unit's log, to count what was really written. */
export async function countSteps(app: TestApp, unitId: string, action: string): Promise<number> {
  const row = await app.database.inUnit(unitId, (tx) => tx.row<{ count: number }>('SELECT count(*)::int FROM dossiers.step s WHERE s.unit_id = $1 AND s.action = $2', [unitId, action]));
  return row?.count ?? 0;
}

export async function countTakings(app: TestApp, unitId: string): Promise<number> {
  const row = await app.database.inUnit(unitId, (tx) => tx.row<{ count: number }>('SELECT count(*)::int FROM fees.taking t WHERE t.unit_id = $1', [unitId]));
  return row?.count ?? 0;
}
