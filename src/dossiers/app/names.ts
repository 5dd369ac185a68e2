import { Injectable } from '@nestjs/common';
import { Catalogue } from '#src/catalogue';
import { Accounts } from '#src/identity';
import type { Tx } from '#src/platform/database';
import { Units } from '#src/units';

type Id = string | null | undefined;

/** What people read in place of ids: who acted or holds a dossier, which unit, which procedure. */
@Injectable()
export class Names {
  constructor(private readonly accounts: Accounts, private readonly units: Units, private readonly catalogue: Catalogue) {}

  ofAccounts(tx: Tx, ids: readonly Id[]): Promise<Map<string, string>> {
    return this.accounts.displayNames(tx, distinct(ids));
  }

  async ofUnits(tx: Tx, ids: readonly Id[]): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    for (const id of distinct(ids)) names.set(id, (await this.units.get(tx, id)).name);
    return names;
  }

  async ofProcedures(tx: Tx, ids: readonly string[]): Promise<Map<string, { code: string; name: string }>> {
    return ids.length === 0 ? new Map() : this.catalogue.fieldsOfProcedures(tx, distinct(ids));
  }
}

function distinct(ids: readonly Id[]): string[] {
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}
