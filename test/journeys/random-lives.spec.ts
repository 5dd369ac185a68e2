import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allowedActions, effectiveSteps, type FactsByAction, type State } from '#libs/dossier-flow';
import type { Measure } from '#libs/reporting';
import { CountFromLog, DossierLog, type LogCount, ReconcileDossiers } from '#src/dossiers';
import type { Tx } from '#src/platform/database';
import { compareDays } from '../../src/reports/domain/compare-counters.js';
import { compareStock } from '../../src/reports/domain/compare-stock.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Desk } from './desk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

type Action = keyof FactsByAction;
type Draw = { pick: number; minutes: number; late: number; detail: number };

const PROCEDURES = ['1.004873', '1.004237', '2.000635', '2.001263', '1.004222'];
const CHANNELS = ['counter', 'post', 'online'] as const;
const REASON = { reason: 'Rút ngẫu nhiên' };

/** The route of each action, with a body that fits; a correction is drawn apart. */
const ROUTES: Partial<Record<Action, (detail: number, desk: Desk) => [route: string, body: object, role?: 'clerk']>> = {
  accept: () => ['acceptance', {}],
  refuse: () => ['refusal', REASON],
  request_completion: () => ['completion-request', REASON],
  complete: () => ['completion', {}, 'clerk'],
  start: () => ['start', {}],
  hand_over: (detail, desk) => ['hand-over', detail % 2 === 0 ? { toAccountId: desk.person('officer').accountId } : { toOffice: 'Địa chính' }],
  request_supplement: () => ['supplement-request', REASON],
  receive_supplement: () => ['supplement', {}],
  request_payment: () => ['payment-request', {}],
  confirm_payment: () => ['payment', {}],
  extend: () => ['extension', { ...REASON, appointmentOn: '2026-12-30' }],
  withdraw: () => ['withdrawal', REASON],
  stop: () => ['stop', REASON],
  resolve: () => ['resolution', { resultNumber: '1/KQ' }],
  settle: () => ['settlement', {}],
  return: () => ['return', {}],
  record_papers: (detail) => ['papers', { papers: [{ code: `P${detail % 3}`, digitised: 'digitised' }] }],
  rate: (detail) => ['rating', { scale: '5', level: (detail % 5) + 1 }, 'clerk'],
};

/** Drawn seldom, so that most lives come to their pauses. */
const CUTS_SHORT = new Set<Action>(['withdraw', 'stop', 'refuse', 'record_papers', 'correct']);

const draw = fc.record({ pick: fc.nat(99), minutes: fc.oneof(fc.constant(0), fc.nat(600), fc.nat(12_000)), late: fc.nat(2_000), detail: fc.nat(999) });
const life = fc.record({ procedure: fc.constantFrom(...PROCEDURES), channel: fc.constantFrom(...CHANNELS), draws: fc.array(draw, { minLength: 2, maxLength: 12 }) });

interface Standing {
  code: string;
  state: State;
  version: number;
}

/** One try at what the state allows; whether the guards let it pass is theirs to say, but never with a failure. */
async function act(desk: Desk, dossier: Standing, { pick, minutes, late, detail }: Draw): Promise<Standing> {
  app.clock.advance({ minutes });
  const allowed = allowedActions(dossier.state, ['clerk', 'officer', 'leader']);
  const lively = allowed.filter((each) => !CUTS_SHORT.has(each));
  const actions = lively.length > 0 && detail % 6 !== 0 ? lively : allowed;
  // Corrections are the rare and the hard case: every third draw.
  const action = pick % 3 === 0 ? 'correct' : actions[pick % actions.length];
  const [route, body, role] = action === 'correct' ? correction(dossier, detail, late) : (ROUTES[action as Action]?.(detail, desk) ?? ['papers', { papers: [] }]);
  const at = action !== 'correct' && detail % 4 === 0 ? { at: ago(late) } : {};
  const answer = await desk.post(role ?? 'leader', `/api/dossiers/${dossier.code}/${route}`, { ...body, ...at });
  if (answer.status === 200) return answer.body as Standing;
  expect([route, answer.status, answer.body.detail, answer.status < 500]).toEqual([route, answer.status, answer.body.detail, true]);
  expect(answer.body.code).toMatch(/^(flow|dossier|catalogue)\./);
  return dossier;
}

const ago = (minutes: number): string => new Date(app.clock.now().getTime() - minutes * 60_000).toISOString();

function correction({ version }: Standing, detail: number, late: number): [route: string, body: object] {
  const seq = 1 + (detail % version);
  const kinds = [
    { seq, at: ago(late) }, { seq, voided: true }, { seq, voided: false }, { seq: 1, procedure: PROCEDURES[detail % PROCEDURES.length] },
    { seq: 1, owner: { name: `Người Mẫu ${detail % 7}` } }, { seq: 1, channel: 'post' }, { seq: 1, at: ago(late + 1_000) },
  ];
  return ['correction', { ...REASON, amended: [kinds[detail % kinds.length]] }];
}

/** The log as SQL reads it: each step as its latest amendment has it, voided ones and corrections left out. */
const EFFECTIVE = `
  SELECT s.dossier_id, s.seq, coalesce(a.at, s.at) AS at, coalesce(a.state_after, s.state_after) AS state_after,
    CASE WHEN a.seq IS NULL THEN s.due_at ELSE a.due_at END AS due_at, CASE WHEN a.seq IS NULL THEN s.due_on ELSE a.due_on END AS due_on
  FROM dossiers.step s LEFT JOIN LATERAL (
    SELECT * FROM dossiers.amendment x WHERE x.unit_id = $1 AND x.dossier_id = s.dossier_id AND x.seq = s.seq ORDER BY x.correction_seq DESC LIMIT 1) a ON true
  WHERE s.unit_id = $1 AND s.action <> 'correct' AND a.voided IS NOT TRUE ORDER BY s.dossier_id, s.seq`;

async function checkUnit(unitId: string): Promise<void> {
  expect((await app.get(ReconcileDossiers).reconcile(unitId)).differences).toEqual([]);
  await app.database.inUnit(unitId, async (tx) => {
    const log = app.get(DossierLog);
    const positions = await tx.rows<{ position: number; dossier_id: string }>('SELECT position, dossier_id FROM dossiers.step WHERE unit_id = $1 ORDER BY position', [unitId]);
    expect(positions.map(({ position }) => Number(position))).toEqual(positions.map((_, index) => index + 1));
    expect(await log.head(tx, unitId)).toBe(positions.length);
    const lives = await log.lives(tx, unitId, [...new Set(positions.map((each) => each.dossier_id))].sort());
    const folded = lives.flatMap(({ dossierId, steps }) => effectiveSteps(steps).map((step) => ({
      dossier_id: dossierId, seq: step.seq, at: step.at, state_after: step.stateAfter, due_at: step.due?.dueAt ?? null, due_on: step.due?.dueOn ?? null,
    })));
    expect(await tx.rows(EFFECTIVE, [unitId])).toEqual(folded);
    // The counters' own reading of the log agrees on how many were received and how many are finished.
    const counts = await app.get(CountFromLog).upTo(tx, unitId, positions.length);
    const total = (...measures: Measure[]): number => counts.reduce((sum, row) => sum + measures.reduce((each, measure) => each + row.counts[measure], 0), 0);
    expect(total('received')).toBe(lives.filter(({ history }) => history.receivedAt !== null).length);
    expect(total('finished_early', 'finished_on_time', 'finished_late')).toBe(lives.filter(({ history }) => history.finishedAt !== null).length);
    await checkWindows(tx, unitId, positions.length, counts);
  });
}

/** Reading only what was in hand on a day tells of that day and all later ones what the whole log tells, and which stock it began with. */
async function checkWindows(tx: Tx, unitId: string, position: number, counts: readonly LogCount[]): Promise<void> {
  for (const since of new Set(counts.map(({ day }) => day))) {
    const inHand = await app.get(CountFromLog).inHandSince(tx, unitId, position, since);
    const days = counts.filter(({ day }) => day >= since).map(({ day, ...row }) => ({ ...row, grain: 'day' as const, startsOn: day }));
    expect(compareDays(inHand, days, since).differences).toEqual([]);
    expect(compareStock(inHand, counts.filter(({ day }) => day < since), since).differences).toEqual([]);
  }
}

test('whatever lives are lived, log, amendments, rows and dates tell the same story', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 4 }), async (lives) => {
      const desk = await Desk.open(app);
      app.clock.set('2026-03-02 09:00');
      const dossiers: Standing[] = [];
      for (const { procedure, channel } of lives) dossiers.push((await desk.receive({ procedure, channel })) as Standing);
      for (const [index, { draws }] of lives.entries()) {
        for (const each of draws) dossiers[index] = await act(desk, dossiers[index] as Standing, each);
      }
      await checkUnit(desk.unitId);
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 60_000);
