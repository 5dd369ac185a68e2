import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Database } from '#src/platform/database';

interface Lag {
  pending: number;
  failed: number;
}

/** What /metrics shows: the process, HTTP times by route pattern, and what waits in the outbox. No personal data in labels. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly httpSeconds: Histogram<'method' | 'route' | 'status'>;
  private readonly pending: Gauge;
  private readonly failed: Gauge;

  constructor(private readonly database: Database) {
    collectDefaultMetrics({ register: this.registry });
    this.httpSeconds = new Histogram({
      name: 'http_request_seconds',
      help: 'Time to answer, by route pattern',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers: [this.registry],
    });
    this.pending = new Gauge({ name: 'outbox_pending', help: 'Events not handled yet', registers: [this.registry] });
    this.failed = new Gauge({ name: 'outbox_failed', help: 'Events whose handlers gave up', registers: [this.registry] });
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    this.httpSeconds.observe({ method, route, status: String(status) }, seconds);
  }

  async text(): Promise<string> {
    const lags = await this.database.inUnits('all', (tx) =>
      tx.rows<Lag>(`SELECT unit_id, count(*) FILTER (WHERE failed_at IS NULL) AS pending, count(*) FILTER (WHERE failed_at IS NOT NULL) AS failed
                    FROM platform.outbox WHERE done_at IS NULL GROUP BY unit_id`));
    this.pending.set(lags.reduce((sum, lag) => sum + lag.pending, 0));
    this.failed.set(lags.reduce((sum, lag) => sum + lag.failed, 0));
    return this.registry.metrics();
  }
}
