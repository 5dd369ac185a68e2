import type { ReportTable } from '#libs/reporting';
import { SetReportLines } from '#src/units';
import { Catalogue } from '#src/catalogue';
import { type SignedIn, startTestApp, type TestApp, type TestUnit } from '../support/app.js';

/** The rows of the commune's tables: three with fields of their own, and one for all the others. */
const LINES: readonly [string, readonly string[]][] = [
  ['Tư pháp', ['Hộ tịch', 'Chứng thực']],
  ['LĐTBXH', ['Bảo trợ xã hội']],
  ['Tài nguyên môi trường', ['Đất đai']],
  ['Lĩnh vực khác', []],
];

type Step = [at: string, action: string, body?: object];

interface Dossier {
  procedure: string;
  channel?: 'counter' | 'post' | 'online';
  received: string;
  /** The desk that took it in, when it is not the commune's own. */
  receivedAtUnitId?: string;
  steps?: Step[];
}

/** Taken up and resolved. */
const resolved = (start: string, done: string): Step[] => [[start, 'start'], [done, 'resolution']];

/** Worked out by hand against the calendar of December 2025; none of the due dates depends on a holiday. */
const DECEMBER: Record<string, Dossier> = {
  // Settled at the counter on the day: on time.
  certified: { procedure: '2.000815', received: '2025-12-01 09:00', steps: [['2025-12-01 10:00', 'settlement']] },
  // 3 working days, due Friday 5 December: early.
  early: { procedure: '1.004873', received: '2025-12-02 09:00', steps: resolved('2025-12-02 14:00', '2025-12-04 09:00') },
  // Level 4, accepted on 3 December, due the 8th, resolved on the 10th: late.
  late: {
    procedure: '1.004873', channel: 'online', received: '2025-12-03 09:00',
    steps: [['2025-12-03 10:00', 'acceptance'], ...resolved('2025-12-04 08:00', '2025-12-10 10:00')],
  },
  // 5 working days, due the 15th; stopped 10th to 17th, which moves it five working days to the 22nd: on time.
  paused: {
    procedure: '1.001731', channel: 'post', received: '2025-12-08 08:00',
    steps: [
      ['2025-12-09 08:00', 'start'], ['2025-12-10 09:00', 'supplement-request', { reason: 'Thiếu giấy chứng tử' }],
      ['2025-12-17 09:00', 'supplement'], ['2025-12-22 16:00', 'resolution'],
    ],
  },
  // Due 22 December, still open at the end of the year: overdue.
  overdueAtYearEnd: { procedure: '1.001731', received: '2025-12-15 08:00', steps: [['2025-12-16 08:00', 'start']] },
  // 45 days: due in January, open and in term at the end of the year.
  openInTerm: { procedure: '1.003554', received: '2025-12-10 08:00', steps: [['2025-12-11 08:00', 'start']] },
  // 8 working hours from 14:00 on the 30th: due on the 31st at 14:30. Resolved at 16:00: late on the due date itself.
  lateByTheHour: { procedure: '1.004237', received: '2025-12-30 14:00', steps: resolved('2025-12-30 15:00', '2025-12-31 16:00') },
  withdrawn: { procedure: '1.004873', received: '2025-12-16 09:00', steps: [['2025-12-17 09:00', 'withdrawal', { reason: 'Công dân đổi ý' }]] },
  // Residence has no row of its own. 7 working days, due the 10th, stopped on the 11th: finished late.
  stopped: { procedure: '1.004222', received: '2025-12-01 08:00', steps: [['2025-12-11 09:00', 'stop', { reason: 'Không đủ điều kiện' }]] },
  refused: { procedure: '1.001731', channel: 'online', received: '2025-12-22 09:00', steps: [['2025-12-22 10:00', 'refusal', { reason: 'Sai thẩm quyền' }]] },
  submittedOnly: { procedure: '1.001731', channel: 'online', received: '2025-12-30 15:00' },
  // Waiting for papers over the year end: the clock stands still, so it is in term.
  waiting: {
    procedure: '1.004873', received: '2025-12-29 08:00',
    steps: [['2025-12-29 09:00', 'start'], ['2025-12-30 09:00', 'supplement-request', { reason: 'Thiếu bản sao' }]],
  },
  // Due 29 December and never finished.
  forgotten: { procedure: '1.004873', received: '2025-12-24 08:00', steps: [['2025-12-24 09:00', 'start']] },
};

/** One commune and the people who ask for its tables. */
export class ReportScene {
  readonly codes = new Map<string, string>();

  private constructor(
    readonly app: TestApp,
    readonly unit: TestUnit,
    readonly leader: SignedIn,
    readonly clerk: SignedIn,
  ) {}

  static async start(): Promise<ReportScene> {
    return ReportScene.in(await startTestApp());
  }

  /** Another commune in the same program. */
  static async in(app: TestApp, name?: string): Promise<ReportScene> {
    app.clock.set('2026-01-04 08:00');
    const unit = await app.makeCommune(name);
    await setLines(app, unit.unitId);
    return new ReportScene(app, unit, await app.signIn(unit.unitId, 'leader', 'clerk'), await app.signIn(unit.unitId, 'clerk'));
  }

  post(who: SignedIn, path: string, body: object = {}) {
    return this.app.http().post(path).set('Authorization', `Bearer ${who.token}`).send(body);
  }

  get(who: SignedIn, path: string) {
    return this.app.http().get(path).set('Authorization', `Bearer ${who.token}`);
  }

  /** Everything up to the end of 2025, entered in the first days of January. */
  async december(): Promise<void> {
    this.app.clock.set('2026-01-04 08:00');
    for (const [name, dossier] of Object.entries(DECEMBER)) await this.receive(name, dossier);
    await this.drain();
  }

  /** What happened in January, entered at its end. */
  async january(): Promise<void> {
    this.app.clock.set('2026-02-02 08:00');
    await this.step('overdueAtYearEnd', '2026-01-05 10:00', 'resolution');
    await this.step('openInTerm', '2026-01-20 10:00', 'resolution');
    await this.step('submittedOnly', '2026-01-05 09:00', 'acceptance');
    // 5 working days from the acceptance: Saturday the 10th makes up for the 2nd, so it is due then.
    for (const [at, action] of resolved('2026-01-06 09:00', '2026-01-10 09:00')) await this.step('submittedOnly', at, action);
    await this.receive('newInJanuary', { procedure: '1.003554', received: '2026-01-06 08:00' });
    await this.drain();
  }

  async receive(name: string, { procedure, channel = 'counter', received, steps = [], ...desk }: Dossier): Promise<void> {
    const owner = { name: 'Nguyễn Văn Mẫu', idNumber: '001099000001' };
    const { body } = await this.post(this.leader, '/api/dossiers', { procedure, channel, owner, at: iso(received), ...desk }).expect(201);
    this.codes.set(name, body.code as string);
    for (const step of steps) await this.step(name, ...step);
  }

  async turnAway(name: string, { at, ...brought }: { procedure: string; at: string; reason: string }): Promise<void> {
    const owner = { name: 'Nguyễn Văn Mẫu', idNumber: '001099000001' };
    const { body } = await this.post(this.leader, '/api/dossiers/turned-away', { channel: 'counter', owner, at: iso(at), ...brought }).expect(201);
    this.codes.set(name, body.code as string);
  }

  async step(name: string, at: string, action: string, body: object = {}): Promise<void> {
    await this.post(this.leader, `${this.dossier(name)}/${action}`, { ...body, at: iso(at) }).expect(200);
  }

  async correct(name: string, ...amended: object[]): Promise<void> {
    await this.post(this.leader, `${this.dossier(name)}/correction`, { reason: 'Ghi nhầm', amended }).expect(200);
  }

  dossier(name: string): string {
    return `/api/dossiers/${this.codes.get(name) ?? ''}`;
  }

  drain(): Promise<void> {
    return this.app.drain(this.unit.unitId);
  }

  /** Asks for a table and has it counted. @returns the run as the API shows it */
  async run(request: object, who: SignedIn = this.leader, unitId = this.unit.unitId) {
    const asked = await this.post(who, '/api/reports', { unitId, ...request }).expect(202);
    await this.app.drain(unitId);
    return (await this.get(who, `/api/reports/${asked.body.id as string}`).expect(200)).body;
  }
}

export async function setLines(app: TestApp, unitId: string): Promise<void> {
  await app.database.inUnit(unitId, async (tx) => {
    const fields = await app.get(Catalogue).fields(tx);
    const codeOf = (name: string): string => fields.find((field) => field.name === name)?.code ?? '';
    const lines = LINES.map(([name, names], index) => ({ position: index + 1, name, fieldCodes: names.map(codeOf) }));
    await app.get(SetReportLines).run(tx, null, unitId, '2018-01-01', lines);
  });
}

/** The numbers of a table, row by row and the total last, in the order of its columns. */
export function numbersOf(table: ReportTable): Record<string, (number | null)[]> {
  return Object.fromEntries([...table.rows, table.total].map((row) => [row.name, table.columns.map(({ key }) => row.cells[key] ?? null)]));
}

function iso(vietnameseTime: string): string {
  return vietnameseTime.replace(' ', 'T');
}
