import { formatDate } from '#libs/civil-date';
import type { Renaming } from '#src/units';

/** Under a table with a row per unit, of one that changed its name in the period. Undefined: it did not. */
export function renamingNote(name: string, renamings: readonly Renaming[]): string | undefined {
  if (renamings.length === 0) return undefined;
  const changes = renamings.map(({ from, on }) => `từ ${from} kể từ ngày ${formatDate(on)}`);
  return `${name}: đổi tên ${changes.join(', rồi ')}; số liệu cả kỳ tính chung.`;
}
