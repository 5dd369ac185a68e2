import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { type INestApplicationContext, Inject, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClockModule } from '#src/platform/clock';
import { ConfigModule, readConfig } from '#src/platform/config';
import { Database, DatabaseModule, type Tx } from '#src/platform/database';
import { Metrics } from '#src/platform/health';
import { defineTopic, type EventOf, Every, Handles, OutboxModule } from '#src/platform/outbox';
import { QueueModule, type QueueTiming } from '#src/platform/queue';
import { QUICK } from './queue-timing.js';

/** The tables of the handlers below, for the database's owner to make. */
export const PROBE_TABLES = `
  CREATE SCHEMA probe;
  CREATE TABLE probe.effect (unit_id uuid, event_id uuid, handler text, note text);
  CREATE TABLE probe.attempt (unit_id uuid, event_id uuid, handler text);
  CREATE TABLE probe.tick (at timestamptz);
  GRANT USAGE ON SCHEMA probe TO mot_cua_app;
  GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA probe TO mot_cua_app`;

interface Asked {
  note: string;
  /** So many tries of the second handler fail. */
  failures?: number;
}

export const probeAsked = defineTopic<Asked>('probe.asked');
export const probeNudged = defineTopic<{ note: string }>('probe.nudged', { coalesce: true });
export const probeLaboured = defineTopic<{ steps: number; stepMs: number }>('probe.laboured');

export interface ProbeOptions {
  /** Told when a handler has done work and has more to do, such as the commit; what it returns is waited for. */
  inTheMiddle?: (handler: string) => Promise<void>;
}

const PROBE_OPTIONS = Symbol('probe options');

/** Handlers that write down what they did, so that doing it twice, or half, would show. */
@Injectable()
class ProbeHandlers {
  constructor(
    private readonly database: Database,
    @Inject(PROBE_OPTIONS) private readonly options: ProbeOptions,
  ) {}

  @Handles(probeAsked, { name: 'probe.first' })
  async first(event: EventOf<Asked>, tx: Tx): Promise<void> {
    await this.note(tx, event, 'first', event.payload.note);
  }

  @Handles(probeAsked, { name: 'probe.second' })
  async second(event: EventOf<Asked>, tx: Tx): Promise<void> {
    const tries = await this.attempt(event, 'second');
    await this.note(tx, event, 'second', event.payload.note);
    await this.options.inTheMiddle?.('second');
    if (tries <= (event.payload.failures ?? 0)) throw new Error(`probe failed at try ${tries}`);
  }

  @Handles(probeNudged, { name: 'probe.wake' })
  async wake(event: EventOf<{ note: string }>, tx: Tx): Promise<void> {
    await this.note(tx, event, 'wake', event.payload.note);
  }

  /** Each step is a transaction of its own; a second start goes on after the last one. */
  @Handles(probeLaboured, { name: 'probe.labour', mode: 'resumable' })
  async labour(event: EventOf<{ steps: number; stepMs: number }>): Promise<void> {
    await this.attempt(event, 'labour');
    for (let done = await this.stepsDone(event); done < event.payload.steps; done += 1) {
      await this.database.inUnit(event.unitId, (tx) => this.note(tx, event, 'labour', String(done + 1)));
      await this.options.inTheMiddle?.('labour');
      await pause(event.payload.stepMs);
    }
  }

  @Every({ name: 'probe.tick', everyMs: 400 })
  async tick(): Promise<void> {
    await this.database.inUnits([], (tx) => tx.run('INSERT INTO probe.tick (at) VALUES (clock_timestamp())'));
  }

  private async note(tx: Tx, event: EventOf, handler: string, note: string): Promise<void> {
    await tx.run('INSERT INTO probe.effect (unit_id, event_id, handler, note) VALUES ($1, $2, $3, $4)', [event.unitId, event.id, handler, note]);
  }

  /** Stays when the handler's own transaction is rolled back. @returns how many there were, this one included */
  private attempt(event: EventOf, handler: string): Promise<number> {
    const own = [event.unitId, event.id, handler];
    return this.database.inUnit(event.unitId, async (tx) => {
      await tx.run('INSERT INTO probe.attempt (unit_id, event_id, handler) VALUES ($1, $2, $3)', own);
      return (await tx.rows('SELECT 1 FROM probe.attempt WHERE unit_id = $1 AND event_id = $2 AND handler = $3', own)).length;
    });
  }

  private stepsDone(event: EventOf): Promise<number> {
    return this.database.inUnit(event.unitId, async (tx) =>
      (await tx.rows("SELECT 1 FROM probe.effect WHERE unit_id = $1 AND event_id = $2 AND handler = 'labour'", [event.unitId, event.id])).length);
  }
}

export interface QueueAppOptions extends ProbeOptions {
  databaseUrl: string;
  redisUrl?: string | undefined;
  timing?: Partial<QueueTiming>;
}

/** The platform alone, with the handlers above; QueueWorker.start() makes it a worker. */
export async function startQueueApp({ databaseUrl, redisUrl, timing, ...probe }: QueueAppOptions): Promise<INestApplicationContext> {
  @Module({
    imports: [
      ConfigModule.with(readConfig({})),
      ClockModule,
      DatabaseModule.with({ url: databaseUrl, takeAppRole: false, poolSize: 10 }),
      OutboxModule,
      QueueModule.with({ databaseUrl, redisUrl, takeAppRole: false, timing: { ...QUICK, ...timing } }),
    ],
    providers: [ProbeHandlers, Metrics, { provide: PROBE_OPTIONS, useValue: probe }],
  })
  class QueueApp {}
  return NestFactory.createApplicationContext(QueueApp, { logger: process.env.TEST_LOG_LEVEL ? ['error', 'warn'] : false, abortOnError: false });
}
