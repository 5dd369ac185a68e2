import { expect } from '@jest/globals';
import fc from 'fast-check';
import { allowedActions, type FactsByAction, type State } from '#libs/dossier-flow';
import type { TestApp } from '../support/app.js';
import { Desk } from './desk.js';

type Action = keyof FactsByAction;
type Draw = { pick: number; minutes: number; late: number; detail: number };

const PROCEDURES = ['1.004873', '1.004237', '2.000635', '2.001263', '1.004222'];
const CHANNELS = ['counter', 'post', 'online'] as const;
const INDICES = ['2', '1', '0', '2', '2', '1', '2', '0', '2'];
const RATINGS = [
  { scale: '5', level: 4 }, { scale: '3', level: 1, remark: 'Chờ lâu' }, { scale: 'indices', indices: INDICES, source: 'kiosk' }, { scale: '3', level: 3, source: 'qr' },
];
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
  resolve: (detail) => ['resolution', { resultNumber: '1/KQ', resultDigitised: detail % 2 === 0 }],
  settle: (detail) => ['settlement', { resultDigitised: detail % 2 === 1 }],
  return: () => ['return', {}],
  record_papers: (detail) => ['papers', { papers: [{ code: `P${detail % 3}`, digitised: 'digitised' }] }],
  rate: (detail) => ['rating', RATINGS[detail % RATINGS.length] ?? {}, 'clerk'],
};

/** Drawn seldom, so that most lives come to their pauses. */
const CUTS_SHORT = new Set<Action>(['withdraw', 'stop', 'refuse', 'record_papers', 'correct']);

const draw = fc.record({ pick: fc.nat(99), minutes: fc.oneof(fc.constant(0), fc.nat(600), fc.nat(12_000)), late: fc.nat(2_000), detail: fc.nat(999) });
export const drawnLife = fc.record({ procedure: fc.constantFrom(...PROCEDURES), channel: fc.constantFrom(...CHANNELS), taken: fc.nat(3).map((pick) => pick > 0), assisted: fc.boolean(), draws: fc.array(draw, { minLength: 2, maxLength: 12 }) });

interface Standing {
  code: string;
  state: State;
  version: number;
}

/** One try at what the state allows; whether the guards let it pass is theirs to say, but never with a failure. */
async function act(app: TestApp, desk: Desk, dossier: Standing, { pick, minutes, late, detail }: Draw): Promise<Standing> {
  app.clock.advance({ minutes });
  const allowed = allowedActions(dossier.state, ['clerk', 'officer', 'leader']);
  const lively = allowed.filter((each) => !CUTS_SHORT.has(each));
  const actions = lively.length > 0 && detail % 6 !== 0 ? lively : allowed;
  // Corrections are the rare and the hard case: every third draw.
  const action = pick % 3 === 0 ? 'correct' : actions[pick % actions.length];
  const [route, body, role] = action === 'correct' ? correction(app, dossier, detail, late) : (ROUTES[action as Action]?.(detail, desk) ?? ['papers', { papers: [] }]);
  const at = action !== 'correct' && detail % 4 === 0 ? { at: ago(app, late) } : {};
  const answer = await desk.post(role ?? 'leader', `/api/dossiers/${dossier.code}/${route}`, { ...body, ...at });
  if (answer.status === 200) return answer.body as Standing;
  expect([route, answer.status, answer.body.detail, answer.status < 500]).toEqual([route, answer.status, answer.body.detail, true]);
  expect(answer.body.code).toMatch(/^(flow|dossier|catalogue)\./);
  return dossier;
}

const ago = (app: TestApp, minutes: number): string => new Date(app.clock.now().getTime() - minutes * 60_000).toISOString();

function correction(app: TestApp, { version }: Standing, detail: number, late: number): [route: string, body: object] {
  const seq = 1 + (detail % version);
  const kinds = [
    { seq, at: ago(app, late) }, { seq, voided: true }, { seq, voided: false }, { seq: 1, procedure: PROCEDURES[detail % PROCEDURES.length] },
    { seq: 1, owner: { name: `Người Mẫu ${detail % 7}` } }, { seq: 1, channel: 'post' }, { seq: 1, at: ago(app, late + 1_000) },
  ];
  return ['correction', { ...REASON, amended: [kinds[detail % kinds.length]] }];
}

/** On paper, some are not taken in. */
async function begin(desk: Desk, { procedure, channel, taken, assisted }: DrawnLife): Promise<Standing> {
  if (channel === 'online') return (await desk.receive({ procedure, channel, assisted })) as Standing;
  return (taken ? await desk.receive({ procedure, channel }) : await desk.turnAway({ procedure, channel })) as Standing;
}

/** A commune of its own, from 2 March 2026 on, in which the lives were lived as far as the program let them. @param first what happens before them @returns with the dossiers' codes */
export async function live(app: TestApp, lives: readonly DrawnLife[], first?: (desk: Desk) => Promise<void>): Promise<{ desk: Desk; codes: string[] }> {
  const desk = await Desk.open(app);
  app.clock.set('2026-03-02 09:00');
  await first?.(desk);
  const dossiers: Standing[] = [];
  for (const life of lives) dossiers.push(await begin(desk, life));
  for (const [index, { draws }] of lives.entries()) {
    for (const each of draws) dossiers[index] = await act(app, desk, dossiers[index] as Standing, each);
  }
  return { desk, codes: dossiers.map(({ code }) => code) };
}

export type DrawnLife = typeof drawnLife extends fc.Arbitrary<infer Life> ? Life : never;
