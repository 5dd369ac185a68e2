import type { CounterCover, Period } from '#libs/reporting';
import type { LogCount } from '#src/dossiers';

/** What was counted from the log, as the parts that a table is made of. */
export function logSums(counted: readonly LogCount[], period: Pick<Period, 'from' | 'to'>): (LogCount & { part: keyof CounterCover })[] {
  return counted.flatMap((count) => {
    const parts: (keyof CounterCover)[] = [];
    if (count.day < period.from) parts.push('before');
    if (count.day >= period.from && count.day <= period.to) parts.push('within');
    if (count.day <= period.to) parts.push('upTo');
    return parts.map((part) => ({ ...count, part }));
  });
}
