import { Injectable } from '@nestjs/common';
import { Accounts } from '#src/identity';
import type { Tx } from '#src/platform/database';
import { Units } from '#src/units';
import type { AlertRow } from '../data/alert.store.js';
import type { AlertRole } from '../domain/alert-kind.js';

interface Person {
  accountId: string;
  email: string | null;
}

export interface Recipient extends Person {
  alerts: AlertRow[];
}

/** Turns "the account" and "everybody with the role" into people, each with all that is for them. */
@Injectable()
export class Recipients {
  constructor(private readonly accounts: Accounts, private readonly units: Units) {}

  async of(tx: Tx, unitId: string, alerts: readonly AlertRow[]): Promise<Recipient[]> {
    const people = new Map<string, Recipient>();
    const asked = new Map<string, Person[]>();
    for (const alert of alerts) {
      const audience = alert.accountId ?? alert.role ?? '';
      const found = asked.get(audience) ?? (await this.peopleOf(tx, unitId, alert));
      asked.set(audience, found);
      for (const person of found) {
        const known = people.get(person.accountId) ?? { ...person, alerts: [] };
        known.alerts.push(alert);
        people.set(person.accountId, known);
      }
    }
    return [...people.values()];
  }

  private async peopleOf(tx: Tx, unitId: string, alert: AlertRow): Promise<Person[]> {
    if (alert.accountId) {
      const { id, email, disabledAt } = await this.accounts.get(tx, alert.accountId);
      return disabledAt ? [] : [{ accountId: id, email }];
    }
    if (alert.role !== 'supervisor') return this.accounts.withRole(tx, unitId, [alert.role as AlertRole]);
    return this.supervisorsOf(tx, unitId);
  }

  /** Those of the nearest unit upward that has any. */
  private async supervisorsOf(tx: Tx, unitId: string): Promise<Person[]> {
    for (const ancestor of await this.units.ancestorIds(tx, unitId)) {
      const found = await this.accounts.withRole(tx, ancestor, ['supervisor']);
      if (found.length > 0) return found;
    }
    return [];
  }
}
