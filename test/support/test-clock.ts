import { Clock } from '#src/platform/clock';

/** Stands still until told; `set('2026-02-03 09:00')` is Vietnamese time. */
export class TestClock extends Clock {
  private instant = new Date('2026-03-02T02:00:00Z'); // Monday 09:00 in Viet Nam

  now(): Date {
    return new Date(this.instant);
  }

  set(vietnameseTime: string): Date {
    this.instant = at(vietnameseTime);
    return this.now();
  }

  advance(span: { minutes?: number; hours?: number; days?: number }): void {
    const minutes = (span.minutes ?? 0) + 60 * (span.hours ?? 0) + 1440 * (span.days ?? 0);
    this.instant = new Date(this.instant.getTime() + minutes * 60_000);
  }
}

/** '2026-02-03 09:00' as Vietnamese wall-clock time. */
export function at(vietnameseTime: string): Date {
  const instant = new Date(`${vietnameseTime.replace(' ', 'T')}:00+07:00`);
  if (Number.isNaN(instant.getTime())) throw new RangeError(`not a time: ${vietnameseTime}`);
  return instant;
}
