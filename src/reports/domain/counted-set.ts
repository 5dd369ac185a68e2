import {
  DOSSIER_REPORTS, type DossierName, type DossierReportId, type DossierSelector, dossierSelectorOf, headPathOn, INDICATORS, INDICATORS_766, type Name766, type RecordReportId,
} from '#libs/reporting';
import { INTERLINKED_LEVELS, type InterlinkedLevel } from './interlinked.js';

/** Dossiers that a number counts over a period, by their lives or by whoever keeps records of them. */
export type CountedSet = { title: string; isRate: boolean } & ({ selector: DossierSelector; onlyOf?: InterlinkedLevel } | RecordSet);

export interface RecordSet {
  source: RecordReportId;
  names: readonly string[];
  /** The number is made of points: those that ratings gave, or the most that they could. */
  points?: 'given' | 'most';
}

/** Where the numbers of R9 are kept that are no dossiers' lives. */
const SOURCES: readonly (readonly [prefix: string, source: RecordReportId])[] = [['digital.', 'R4'], ['online.', 'R5']];
/** Counted by procedures, not by dossiers. */
const OF_PROCEDURES: readonly Name766[] = ['online.offered3', 'online.offered4', 'online.offeredUsed'];

/**
 * Of a column of a table of dossiers, the columns named by their keys; of R7 an indicator; of R9 the part or the whole of one.
 * @param day the period's last: heads change with time
 * @returns undefined where there is no such number, or none that is made of dossiers
 * @example countedSet('R1', 'rate', '2025-12-31') // { title: 'Đạt tỷ lệ %', isRate: true, selector: … finished early or on time }
 * @example countedSet('R9', 'progress.whole', '2025-12-31')
 */
export function countedSet(table: string, column: string, day: string): CountedSet | undefined {
  if (table === 'R9') return setOfScore(column);
  if (table === 'R7') return setOfYears(column, day);
  if (!Object.hasOwn(DOSSIER_REPORTS, table)) return undefined;
  const found = DOSSIER_REPORTS[table as DossierReportId].columns.find(({ key }) => key === column);
  return found && { title: headPathOn(found, day).join(', '), isRate: found.kind === 'rate', selector: found.drill };
}

/** Finished dossiers of procedures in which agencies of one level, or of several, work in turn. */
function setOfYears(column: string, day: string): CountedSet | undefined {
  const onlyOf = INTERLINKED_LEVELS.find((level) => level === column);
  const finished = countedSet('R2', 'finished', day);
  const indicator = INDICATORS.find(({ key }) => key === onlyOf);
  return onlyOf && indicator && finished && 'selector' in finished ? { ...finished, title: indicator.name, onlyOf } : undefined;
}

function setOfScore(column: string): CountedSet | undefined {
  const [key, side] = column.split('.');
  const indicator = INDICATORS_766.find((each) => each.key === key);
  if (!indicator || (side !== 'part' && side !== 'whole')) return undefined;
  const names = indicator[side];
  const title = `${indicator.name}, ${side === 'part' ? 'tử số' : 'mẫu số'}`;
  for (const [prefix, source] of SOURCES) {
    if (!names.every((name) => name.startsWith(prefix))) continue;
    return names.some((name) => OF_PROCEDURES.includes(name)) ? undefined : { title, isRate: false, source, names: names.map((name) => name.slice(prefix.length)) };
  }
  if (key === 'content') return { title, isRate: false, source: 'R6_INDICES', names: [], points: side === 'part' ? 'given' : 'most' };
  return names.every(isOfLives) ? { title, isRate: false, selector: dossierSelectorOf(names) } : undefined;
}

function isOfLives(name: Name766): name is DossierName {
  return !/^(catalogue|digital|online|rated)\./.test(name);
}
