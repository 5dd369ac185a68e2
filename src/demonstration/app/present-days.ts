import { Injectable } from '@nestjs/common';
import { Calendars } from '#src/calendar';
import { Catalogue, type ProcedureVersion } from '#src/catalogue';
import { type Actor, EnterSteps, HandOverMany, ReceiveDossier, type Receipt, type WantedStep } from '#src/dossiers';
import { proposeFee, TakeFee } from '#src/fees';
import type { Tx } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { DeskDays } from '../domain/desk-days.js';
import { COMMUNE } from '../domain/duong-ha.js';
import { person } from '../domain/person.js';
import { PRESENT_DOSSIERS } from '../domain/present-dossiers.js';
import type { DeskRole, PresentDossier, PresentStep } from '../domain/present-steps.js';

export type Staff = Readonly<Record<DeskRole, Caller>>;

/** The first of the people whom the register of 2021 does not know. */
const FIRST_NEW_PERSON = 1601;
const LIST_MADE_AT = 0.5;

interface Planned {
  dossier: PresentDossier;
  version: ProcedureVersion;
  owner: ReturnType<typeof person>;
  daysAgo: number;
  at: Date;
}

interface Scene {
  tx: Tx;
  desk: DeskDays;
  staff: Staff;
}

/** The last days at the desk, entered late through the same verbs that the desk uses. */
@Injectable()
export class PresentDays {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly calendars: Calendars,
    private readonly receiving: ReceiveDossier,
    private readonly entering: EnterSteps,
    private readonly handOvers: HandOverMany,
    private readonly fees: TakeFee,
  ) {}

  /** All of it in the caller's transaction, fenced to the commune at least. */
  async run(tx: Tx, staff: Staff, now: Date): Promise<void> {
    const scene = { tx, staff, desk: new DeskDays(await this.calendars.of(tx, COMMUNE.id), now) };
    const onList: string[] = [];
    for (const planned of await this.planned(scene)) {
      const code = await this.live(scene, planned);
      if (planned.dossier.onList) onList.push(code);
    }
    const to = { toAccountId: staff.officer.accountId, note: 'Bàn giao theo danh sách' };
    await this.handOvers.together(tx, staff.clerk, COMMUNE.id, onList, to, scene.desk.moment(0, LIST_MADE_AT));
  }

  /** In the order in which they came in, which is that of their codes. */
  private async planned({ tx, desk }: Scene): Promise<Planned[]> {
    const planned: Planned[] = [];
    for (const [index, dossier] of PRESENT_DOSSIERS.entries()) {
      const version = await this.catalogue.inForce(tx, COMMUNE.id, dossier.procedure, desk.lastDay);
      const daysAgo = 'daysAgo' in dossier.received ? dossier.received.daysAgo : desk.daysAgoOfDue(dossier.received.dueIn, version.term.amount);
      planned.push({ dossier, version, owner: person(dossier.known ?? FIRST_NEW_PERSON + index), daysAgo, at: desk.moment(daysAgo, dossier.part) });
    }
    return planned.sort((a, b) => a.at.getTime() - b.at.getTime());
  }

  private async live(scene: Scene, planned: Planned): Promise<string> {
    const { tx, staff } = scene;
    const { dossier, version, at } = planned;
    const { row } = await this.receiving.receive(tx, COMMUNE.id, receiptOf(planned), actorOf(staff, dossier.channel === 'online' ? 'portal' : 'clerk'));
    for (const { by, steps } of inTurns(dossier.steps ?? [])) {
      const wanted = steps.map((each) => wantedOf(scene, planned, each));
      await this.entering.run(tx, COMMUNE.id, row.code, wanted, actorOf(staff, by));
    }
    const items = dossier.feeTaken ? proposeFee(version, dossier.sets ?? 1) : [];
    if (items.length > 0) await this.fees.run(tx, staff.clerk, { unitId: COMMUNE.id, code: row.code }, { items, method: 'cash', at });
    return row.code;
  }
}

function actorOf(staff: Staff, by: PresentStep['by']): Actor {
  return by === 'portal' ? { accountId: null, roles: ['system'] } : { accountId: staff[by].accountId, roles: [by] };
}

function receiptOf({ dossier, version, owner, at }: Planned): Receipt {
  const { channel = 'counter', resultBy = 'desk', sets = 1, digitised } = dossier;
  const papers = version.papers.map(({ code, name, originals, copies }) =>
    ({ code, name, originals, certified: 0, copies, missing: false, digitised: digitised ? ('digitised' as const) : ('no' as const) }));
  return { procedure: version.code, channel, assisted: false, owner, sets, resultBy, papers, at };
}

/** Steps that one person took one after the other are entered together. */
function inTurns(steps: readonly PresentStep[]): { by: PresentStep['by']; steps: PresentStep[] }[] {
  const turns: { by: PresentStep['by']; steps: PresentStep[] }[] = [];
  for (const each of steps) {
    const last = turns.at(-1);
    if (last?.by === each.by) last.steps.push(each);
    else turns.push({ by: each.by, steps: [each] });
  }
  return turns;
}

function wantedOf({ desk, staff }: Scene, { version, owner, daysAgo }: Planned, { day, part, does }: PresentStep): WantedStep {
  const at = desk.moment(daysAgo - day, part);
  if (does.action === 'put_off') return { action: 'extend', at, facts: { appointmentOn: desk.workingDay(does.to), reason: does.reason } };
  if (does.action === 'to_taker') {
    const stepIndex = version.steps.find(({ office }) => office === does.taker)?.position;
    return { action: 'hand_over', at, facts: { toAccountId: staff[does.taker].accountId, ...(stepIndex !== undefined && { stepIndex }) } };
  }
  if (does.action === 'return' && does.facts.method === 'desk') return { action: 'return', at, facts: { method: 'desk', receivedBy: owner.name, identityChecked: true } };
  return { ...does, at };
}
