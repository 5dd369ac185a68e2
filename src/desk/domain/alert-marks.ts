import type { MarkTone } from '#libs/ui';
import type { InboxItem } from '#src/alerts';

/** How bad an alert is; a summary of the day is no mark at all. */
export function alertTone({ kind, cancelledAt }: Pick<InboxItem, 'kind' | 'cancelledAt'>): MarkTone | undefined {
  if (kind === 'digest') return undefined;
  if (cancelledAt !== null) return 'stopped';
  if (kind === 'report_checks_failed' || kind === 'report_counters_differ') return 'overdue';
  return kind.includes('overdue') && kind !== 'step_overdue' ? 'overdue' : 'near';
}
