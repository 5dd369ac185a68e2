import type { Period } from '#libs/reporting';
import { valueOf } from './period-choices.js';

export const COUNTED_PATH = '/bao-cao/ho-so';

type CellTable = 'R3' | 'R5' | 'R6';
type Dates = Pick<Period, 'from' | 'to'>;

/** Where the dossiers of a number are listed. @example countedAddress('R1', 'rate', { from: '2025-01-01', to: '2025-12-31' }) */
export function countedAddress(table: string, column: string, period: Dates): string {
  return `${COUNTED_PATH}?bieu=${table}&cot=${column}&period=${valueOf(period)}`;
}

/** A number of R9. @param indicator its key */
export function scoreAddress(indicator: string, side: 'part' | 'whole', period: Dates): string {
  if (indicator === 'public') return side === 'part' ? cellAddress('R3', 'public', period) : tableAddress('R3', period);
  if (indicator === 'services') return cellAddress('R5', side === 'part' ? 'used' : 'offered', period);
  return countedAddress('R9', `${indicator}.${side}`, period);
}

/** A counted figure of R7; undefined where nothing lists what it counts. */
export function figureAddress(indicator: string, period: Dates): string | undefined {
  if (indicator === 'at_desk') return countedAddress('R2', 'finished', period);
  if (indicator === 'on_time_rate') return countedAddress('R1', 'rate', period);
  if (indicator === 'interlinked_same_level' || indicator === 'interlinked_between_levels') return countedAddress('R7', indicator, period);
  // The interlinked have a column of their own.
  if (indicator === 'procedures') return tableAddress('R3', period);
  const cell = CELLS[indicator];
  return cell && cellAddress(...cell, period);
}

/** Figures that are cells of tables counted at a glance. */
const CELLS: Readonly<Record<string, readonly [CellTable, string]>> = {
  simplified: ['R3', 'simplified'], public: ['R3', 'public'], services: ['R5', 'offered'], services3: ['R5', 'offered3'], services4: ['R5', 'offered4'], services_used_rate: ['R5', 'used'],
  survey_samples: ['R6', 'ratings'],
};

function tableAddress(table: CellTable, period: Dates): string {
  return `/bao-cao/bieu/${table}?period=${valueOf(period)}`;
}

function cellAddress(table: CellTable, column: string, period: Dates): string {
  return `/bao-cao/bieu/${table}/o?period=${valueOf(period)}&dong=total&cot=${column}`;
}
