import type { Numbers, ReportLine, SatisfactionName } from '#libs/reporting';
import type { RatingCount } from '#src/surveys';
import { satisfactionNumbers } from './rating-numbers.js';

const NOBODY = 'Không rõ cán bộ';

/** A line of R6_OFFICERS per officer, by name; ratings that name nobody who is known stand last. @param names by account */
export function officerLines(counts: readonly RatingCount[], names: ReadonlyMap<string, string>): ReportLine<Numbers<SatisfactionName>>[] {
  const nameOf = (officerId: string | null): string => (officerId === null ? '' : (names.get(officerId) ?? ''));
  const officers = [...new Set(counts.flatMap(({ officerId }) => (officerId === null || nameOf(officerId) === '' ? [] : [officerId])))];
  const inOrder = officers.sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'vi') || a.localeCompare(b));
  const lines = inOrder.map((id) => ({ name: nameOf(id), of: counts.filter(({ officerId }) => officerId === id) }));
  const nobodys = counts.filter(({ officerId }) => nameOf(officerId) === '');
  if (nobodys.length > 0) lines.push({ name: NOBODY, of: nobodys });
  return lines.map(({ name, of }, index) => ({ position: index + 1, name, base: satisfactionNumbers(of) }));
}
