import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Database } from '#src/platform/database';

export interface Lag {
  pending: number;
  failed: number;
  oldest: Date | null;
}

/** What /metrics shows: the process, HTTP times by route pattern, and what waits in the outbox. No personal data in labels. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly httpSeconds: Histogram<'method' | 'route' | 'status'>;
  private readonly databaseUp = this.gauge('database_up', '1 when the database answers');
  private readonly pending = this.gauge('outbox_pending', 'Events not handled yet');
  private readonly oldest = this.gauge('outbox_oldest_timestamp_seconds', 'When the oldest event that waits was written; 0 when none waits');
  private readonly failed = this.gauge('outbox_failed', 'Events whose handlers gave up');

  constructor(private readonly database: Database) {
    collectDefaultMetrics({ register: this.registry });
    this.httpSeconds = new Histogram({
      name: 'http_request_seconds',
      help: 'Time to answer, by route pattern',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers: [this.registry],
    });
  }

  /** @param route the pattern, never the URL, which may hold names and ID numbers */
  observe(method: string, route: string, status: number, seconds: number): void {
    this.httpSeconds.observe({ method, route, status: String(status) }, seconds);
  }

  /** A number that a module answers for, asked whenever the figures are: not a number where it cannot be told. */
  watch(name: string, help: string, read: () => Promise<number>): void {
    const gauge: Gauge = new Gauge({
      name, help, registers: [this.registry],
      collect: async () => gauge.set(await read().catch(() => NaN)),
    });
  }

  /** In the text format of Prometheus. Without the database the rest is told all the same: that is when it is looked at. */
  async text(): Promise<string> {
    const lags = await this.lags().catch(() => undefined);
    this.databaseUp.set(lags ? 1 : 0);
    this.pending.set(lags ? sum(lags.map((lag) => lag.pending)) : NaN);
    this.failed.set(lags ? sum(lags.map((lag) => lag.failed)) : NaN);
    const waiting = lags?.flatMap(({ oldest }) => (oldest ? [oldest.getTime() / 1000] : []));
    this.oldest.set(waiting ? (waiting.length > 0 ? Math.min(...waiting) : 0) : NaN);
    return this.registry.metrics();
  }

  /** What waits in all units together: numbers only, nobody's. */
  async backlog(): Promise<Lag> {
    const lags = await this.lags();
    const oldest = lags.flatMap((lag) => (lag.oldest ? [lag.oldest.getTime()] : []));
    return { pending: sum(lags.map((lag) => lag.pending)), failed: sum(lags.map((lag) => lag.failed)), oldest: oldest.length > 0 ? new Date(Math.min(...oldest)) : null };
  }

  private lags(): Promise<Lag[]> {
    return this.database.inUnits('all', (tx) =>
      tx.rows<Lag>(`SELECT unit_id, count(*) FILTER (WHERE failed_at IS NULL) AS pending, count(*) FILTER (WHERE failed_at IS NOT NULL) AS failed,
                      min(created_at) FILTER (WHERE failed_at IS NULL) AS oldest
                    FROM platform.outbox WHERE done_at IS NULL GROUP BY unit_id`));
  }

  private gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.registry] });
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
