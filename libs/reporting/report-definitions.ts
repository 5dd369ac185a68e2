import type { AnyReport } from './definition.js';
import type { DossierSelector } from './detailed-base.js';
import { R1, R2 } from './definitions.js';
import { HN2026, type ProvinceReport } from './province-tables.js';
import { R3 } from './catalogue-table.js';
import { R6, R6_INDICES } from './satisfaction-definitions.js';
import { R4, R5, type RecordDrill } from './service-definitions.js';

/** Tables of dossiers' lives, counted from the day counters. */
export const DOSSIER_REPORTS = { R1, R2, HN2026 } as const satisfies Record<string, ProvinceReport>;
export type DossierReportId = keyof typeof DOSSIER_REPORTS;

/** Tables of other records, each counted by whoever keeps them: procedures, papers, services, ratings. */
export const RECORD_REPORTS = { R3, R4, R5, R6, R6_INDICES } as const;
export type RecordReportId = keyof typeof RECORD_REPORTS;

export type ReportId = DossierReportId | RecordReportId;

/** Every table that is asked for, closed and added up over units, in the order in which they are offered. */
export const REPORT_DEFINITIONS: Readonly<Record<ReportId, AnyReport & { columns: readonly { drill: DossierSelector | RecordDrill }[] }>> = { ...DOSSIER_REPORTS, ...RECORD_REPORTS };

export function isDossierReport(id: ReportId): id is DossierReportId {
  return Object.hasOwn(DOSSIER_REPORTS, id);
}

/** As people call the table. @example reportCode('R6_INDICES') === 'R6, 9 chỉ số' */
export function reportCode(id: ReportId): string {
  return id === 'R6_INDICES' ? 'R6, 9 chỉ số' : id;
}
