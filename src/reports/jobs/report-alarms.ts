import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Metrics } from '#src/platform/health';
import { AlarmStore } from '../data/alarm.store.js';

const DAY_MS = 86_400_000;
const WATCHED_DAYS = 7;

/** Numbers that do not agree, for whoever watches the machines. */
@Injectable()
export class ReportAlarms implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly alarms: AlarmStore,
    private readonly metrics: Metrics,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const since = (): Date => new Date(this.clock.now().getTime() - WATCHED_DAYS * DAY_MS);
    this.metrics.watch('report_checks_failed', `Report runs of the last ${WATCHED_DAYS} days whose identities do not hold`, () =>
      this.database.inUnits('all', (tx) => this.alarms.failedChecks(tx, since())));
    this.metrics.watch('report_counters_differing', 'Counters that the last nightly recounts found to differ from the log', () =>
      this.database.inUnits('all', (tx) => this.alarms.differingCounters(tx)));
  }
}
