import { Injectable } from '@nestjs/common';
import { parseIdNumber } from '#libs/citizen-id';
import { effectiveSteps, isBeginning, type PersonFacts, type Step } from '#libs/dossier-flow';
import { Audit } from '#src/platform/audit';
import { Database } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { PersonStore } from '../data/person.store.js';
import { StepStore } from '../data/step.store.js';

export interface KnownPerson extends PersonFacts {
  idNumber: string;
  /** How many dossiers of the unit are theirs; above MOST_COUNTED it only says that there are more. */
  dossiers: number;
  /** The latest of them. */
  lastCode: string;
}

/** Dossiers looked through for what the latest one leaves out. */
const LOOKED_THROUGH = 5;

/** An owner whom the unit knows from earlier dossiers, so that nobody types them again. Seeing them is recorded (Luật 91/2025/QH15). */
@Injectable()
export class FindPerson {
  constructor(
    private readonly database: Database,
    private readonly people: PersonStore,
    private readonly steps: StepStore,
    private readonly audit: Audit,
  ) {}

  /** Undefined for nobody known, and for a number that is none. */
  async byIdNumber(caller: Caller, unitId: string, idNumber: string): Promise<KnownPerson | undefined> {
    const parsed = parseIdNumber(idNumber);
    if (!parsed.ok) return undefined;
    return this.database.inUnit(unitId, async (tx) => {
      const latest = await this.people.latest(tx, unitId, parsed.number, LOOKED_THROUGH);
      const [last] = latest;
      if (!last) return undefined;
      const logs = await this.steps.of(tx, unitId, latest.map(({ id }) => id));
      await this.audit.record(tx, { unitId, accountId: caller.accountId, action: 'person.found', subject: last.code });
      const owners = latest.flatMap(({ id }) => ownerIn(logs.get(id) ?? []) ?? []);
      return {
        ...merged(owners), idNumber: parsed.number, lastCode: last.code,
        dossiers: latest.length < LOOKED_THROUGH ? latest.length : await this.people.count(tx, unitId, parsed.number),
      };
    });
  }
}

/** As they stand after corrections. */
function ownerIn(log: readonly Step[]): PersonFacts | undefined {
  const [first] = effectiveSteps(log);
  return first && isBeginning(first) ? first.facts.owner : undefined;
}

/** What the newest says; what it leaves out, from those before it. */
function merged(owners: readonly PersonFacts[]): PersonFacts {
  const said = <Key extends keyof PersonFacts>(key: Key) => owners.find((owner) => owner[key] !== undefined)?.[key];
  const [phone, address, email] = [said('phone'), said('address'), said('email')];
  return { name: said('name') ?? '', ...(phone !== undefined && { phone }), ...(address !== undefined && { address }), ...(email !== undefined && { email }) };
}
