import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { WorkSession } from '#libs/worktime';
import { Clock } from '#src/platform/clock';
import { Editions, type Tx } from '#src/platform/database';
import { ReportLineStore } from '../data/report-line.store.js';
import { SessionStore } from '../data/session.store.js';
import { UnitStore } from '../data/unit.store.js';
import type { ReportLine } from '../domain/report-lines.js';
import type { Unit, UnitCode } from '../domain/unit.js';
import type { UnitName } from '../domain/unit-names.js';
import { codeOn, UnitTree } from '../domain/unit-tree.js';
import { refuse } from '../refusals.js';
import { UNITS_EDITION } from './unit-changes.js';

/** Questions about units. The tree is national; sessions and report lines need a transaction whose fence includes the unit. */
@Injectable()
export class Units {
  constructor(
    private readonly units: UnitStore,
    private readonly sessions: SessionStore,
    private readonly lines: ReportLineStore,
    private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  /** As it is called today. @throws units.not_found */
  get(tx: Tx, unitId: string): Promise<Unit> {
    return this.getOn(tx, unitId, this.clock.today());
  }

  /** With the name, the place and the code that it had on a day. @throws units.not_found */
  async getOn(tx: Tx, unitId: string, date: CivilDate): Promise<Unit> {
    const unit = (await this.tree(tx)).find(unitId, date);
    if (!unit) throw refuse('units.not_found', { unit: unitId });
    return unit;
  }

  /** As papers over a period call it: as on the last day, or as today while the period goes on. @throws units.not_found */
  getFor(tx: Tx, unitId: string, { to }: { to: CivilDate }): Promise<Unit> {
    const today = this.clock.today();
    return this.getOn(tx, unitId, to < today ? to : today);
  }

  /** @throws units.not_found */
  async nameOn(tx: Tx, unitId: string, date: CivilDate): Promise<string> {
    return (await this.getOn(tx, unitId, date)).name;
  }

  /** Every name that the unit had, has or will have, oldest first. */
  async namesOf(tx: Tx, unitId: string): Promise<readonly UnitName[]> {
    return (await this.tree(tx)).namesOf(unitId);
  }

  /** By any code that the unit has, or ever had. */
  async findByCode(tx: Tx, code: string): Promise<Unit | undefined> {
    return (await this.tree(tx)).findByCode(code, this.clock.today());
  }

  /** @throws units.no_code_on before the unit's first code and after its last */
  async codeOn(tx: Tx, unitId: string, date: CivilDate): Promise<string> {
    const code = codeOn(await this.codesOf(tx, unitId), date);
    if (code === undefined) throw refuse('units.no_code_on', { unit: (await this.get(tx, unitId)).name, date });
    return code;
  }

  /** Every code the unit ever had, oldest first. */
  async codesOf(tx: Tx, unitId: string): Promise<readonly UnitCode[]> {
    return (await this.tree(tx)).codesOf(unitId);
  }

  /** Every unit there is, the operator's view. */
  async all(tx: Tx): Promise<Unit[]> {
    return (await this.tree(tx)).all(this.clock.today());
  }

  async children(tx: Tx, unitId: string): Promise<Unit[]> {
    return (await this.tree(tx)).children(unitId, this.clock.today());
  }

  /** The unit itself and everything below it. */
  async descendantIds(tx: Tx, unitId: string): Promise<string[]> {
    return (await this.tree(tx)).descendantIds(unitId);
  }

  /** The unit itself and everything above it, nearest first. */
  async ancestorIds(tx: Tx, unitId: string): Promise<string[]> {
    return (await this.tree(tx)).ancestorIds(unitId);
  }

  /** The unit itself and whoever took its work over, in order. */
  async successorIds(tx: Tx, unitId: string): Promise<string[]> {
    return (await this.tree(tx)).successorIds(unitId);
  }

  /** Past, present and coming sessions, each with its validity. */
  async sessionsOf(tx: Tx, unitId: string): Promise<WorkSession[]> {
    const sessions = await this.editions.cached(tx, UNITS_EDITION, `sessions ${unitId}`, () => this.sessions.all(tx, unitId));
    // An empty answer may only mean that whoever asked first stood outside the fence.
    return sessions.length > 0 ? sessions : this.sessions.all(tx, unitId);
  }

  /** Every unit that keeps, or kept, working sessions; the fence must be open to all units. */
  withSessions(tx: Tx): Promise<string[]> {
    return this.sessions.unitIds(tx);
  }

  /** The rows of the unit's reports in force on a day, in its own order. See lineOfField for a field without a row. */
  async reportLines(tx: Tx, unitId: string, on: CivilDate): Promise<ReportLine[]> {
    const lines = await this.editions.cached(tx, UNITS_EDITION, `lines ${unitId} ${on}`, () => this.lines.on(tx, unitId, on));
    return lines.length > 0 ? lines : this.lines.on(tx, unitId, on);
  }

  private tree(tx: Tx): Promise<UnitTree> {
    return this.editions.cached(tx, UNITS_EDITION, 'tree', async () => new UnitTree(await this.units.all(tx)));
  }
}
