import type { Period } from '#libs/reporting';
import type { NarrativeOrder } from '../../src/reports/domain/narrative.js';
import type { SignedIn, TestApp } from '../support/app.js';
import { asBytes } from '../support/office-files.js';

export const NARRATIVES = '/api/narrative-reports';

export interface Made {
  id: string;
  /** As the API tells it. */
  view: Record<string, unknown>;
  headers: Record<string, string>;
  bytes: Buffer;
}

/** Asks for a periodic report, lets the workers write it, and takes its file. */
export async function madeNarrative(app: TestApp, who: SignedIn, unitId: string, form: object): Promise<Made> {
  const authorization = `Bearer ${who.token}`;
  const { id } = (await app.http().post(NARRATIVES).set('Authorization', authorization).send({ unitId, ...form }).expect(202)).body as { id: string };
  await app.drain(unitId);
  const { body: view } = await app.http().get(`${NARRATIVES}/${id}`).set('Authorization', authorization).expect(200);
  const { body: bytes, headers } = await app.http().get(`${NARRATIVES}/${id}/report.docx`).set('Authorization', authorization).buffer(true).parse(asBytes as never).expect(200);
  return { id, view: view as Made['view'], headers: headers, bytes: bytes as Buffer };
}

export function ownOrder(unitId: string, period: Period): NarrativeOrder {
  return { unitId, unitIds: [unitId], consolidated: false, period };
}
