import { Injectable } from '@nestjs/common';
import { Catalogue } from '#src/catalogue';
import type { Tx } from '#src/platform/database';
import { Units } from '#src/units';
import type { AlertRow } from '../data/alert.store.js';
import { type DeliveryBody, type DeliveryItem, MAX_ITEMS } from '../domain/delivery.js';

/** What a mail or call says. */
@Injectable()
export class DeliveryBodies {
  constructor(private readonly units: Units, private readonly catalogue: Catalogue) {}

  async of(tx: Tx, unitId: string, accountId: string, alerts: readonly AlertRow[]): Promise<DeliveryBody> {
    const { id, code, name } = await this.units.get(tx, unitId);
    const aboutDossiers = alerts.filter((alert) => alert.dossierId !== null);
    const notices = alerts.flatMap(({ kind, subjectName }) => (subjectName === null ? [] : [{ kind, name: subjectName }]));
    const shown = aboutDossiers.slice(0, MAX_ITEMS);
    const procedures = await this.catalogue.fieldsOfProcedures(tx, [...new Set(shown.flatMap((alert) => alert.procedureId ?? []))]);
    const items = shown.map((alert) => ({
      kind: alert.kind,
      code: alert.code,
      procedure: procedures.get(alert.procedureId ?? '')?.name ?? '',
      dueAt: alert.dueAt?.toISOString(),
    })) as DeliveryItem[]; // an alert about a dossier has all of these: the table checks it
    const digest = alerts.findLast((alert) => alert.kind === 'digest')?.counts ?? null;
    return { unit: { id, code, name }, accountId, total: aboutDossiers.length, items, digest, notices };
  }
}
