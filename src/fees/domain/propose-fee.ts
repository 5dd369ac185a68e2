import type { ProcedureVersion } from '#src/catalogue';
import { searchKey } from '#libs/vietnamese';
import { type FeeItem, type ItemKind, itemKindLabels } from './taking.js';

/**
 * What the desk is offered to take, of which every part may be changed: the fee of the procedure's version; none where it has none.
 * What is settled at the counter, copies and extracts, is paid for by the copy, everything else by the dossier.
 *
 * @param sets bộ hồ sơ, copies in the fast lane
 */
export function proposeFee(version: Pick<ProcedureVersion, 'name' | 'fee' | 'fieldName' | 'term'>, sets: number): FeeItem[] {
  if (version.fee === 0) return [];
  const kind = kindOf(version.fieldName);
  const times = version.term.unit === 'same_day' ? Math.max(1, Math.trunc(sets)) : 1;
  const text = `${itemKindLabels[kind]}: ${version.name}${times > 1 ? ` (${times} bản)` : ''}`;
  return [{ kind, text, amount: version.fee * times }];
}

/** Luật Phí và lệ phí 2015: certification is in appendix 01 (phí), civil status and the rest of a commune's work in appendix 02 (lệ phí). */
function kindOf(fieldName: string): ItemKind {
  return searchKey(fieldName) === 'chung thuc' ? 'fee' : 'charge';
}
