import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Job, Queue, Worker } from 'bullmq';
import { EventRunner, Handlers, RelayBell } from '#src/platform/outbox';
import { QueueConnection } from './queue-connection.js';
import { Relay } from './relay.js';

const POLL_MS = 1_000;
const RESCHEDULE_MS = 60_000;
const EVENTS = 'events';
const SCHEDULES = 'schedules';

/** The worker half of the program: relays the outbox, runs the events' handlers and what is on a schedule. */
@Injectable()
export class QueueWorker implements OnApplicationShutdown {
  private readonly logger = new Logger(QueueWorker.name);
  private queues: Queue[] = [];
  private workers: Worker[] = [];
  private timers: NodeJS.Timeout[] = [];
  private relaying: Promise<void> | undefined;
  private again = false;
  private stopping = false;

  constructor(
    private readonly connection: QueueConnection,
    private readonly relay: Relay,
    private readonly runner: EventRunner,
    private readonly handlers: Handlers,
    private readonly bell: RelayBell,
  ) {}

  async start(options: { concurrency?: number } = {}): Promise<void> {
    const events = this.listen(this.connection.queue(EVENTS));
    const schedules = this.listen(this.connection.queue(SCHEDULES));
    this.queues = [events, schedules];
    const worker = this.connection.worker(EVENTS, (job) => this.runEvent(job), { concurrency: options.concurrency ?? 4 });
    worker.on('failed', (job, error) => void this.onFailed(job, error));
    const clockwork = this.connection.worker(SCHEDULES, (job) => this.runSchedule(job), { concurrency: 2 });
    this.workers = [this.listen(worker), this.listen(clockwork)];
    await Promise.all(this.workers.map((each) => each.waitUntilReady()));
    await this.schedule();
    this.bell.onRing(() => this.nudge());
    this.timers = [setInterval(() => this.nudge(), POLL_MS), setInterval(() => void this.schedule().catch((e) => this.warn(e)), RESCHEDULE_MS)];
    this.nudge();
  }

  /** Lets running jobs end, then closes. */
  async onApplicationShutdown(): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    this.timers.forEach(clearInterval);
    await this.relaying;
    await Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.all(this.queues.map((queue) => queue.close()));
    await this.connection.close();
  }

  private nudge(): void {
    if (this.stopping) return;
    if (this.relaying) {
      this.again = true;
      return;
    }
    this.relaying = this.relayUntilQuiet().finally(() => (this.relaying = undefined));
  }

  private async relayUntilQuiet(): Promise<void> {
    try {
      do {
        this.again = false;
        await this.relay.relayAll(this.queues[0] as Queue);
      } while (this.again && !this.stopping);
    } catch (error) {
      this.warn(error); // the next poll tries again
    }
  }

  private async runEvent(job: Job<{ unitId: string }>): Promise<void> {
    await this.runner.run(job.data.unitId, job.id as string);
  }

  private async runSchedule(job: Job): Promise<void> {
    const schedule = this.handlers.schedules().find((each) => each.name === job.name);
    await schedule?.run();
  }

  private async onFailed(job: Job<{ unitId: string }> | undefined, error: Error): Promise<void> {
    this.warn(error);
    if (!job || job.attemptsMade < (job.opts.attempts ?? 1)) return;
    // When this fails too, the relay sends the event again later: it is still pending.
    await this.runner.fail(job.data.unitId, job.id as string, error.message).catch((e) => this.warn(e));
  }

  /** Repeated, so that schedules come back by themselves after the queue's store was emptied. */
  private async schedule(): Promise<void> {
    const queue = this.queues[1] as Queue;
    for (const { name, everyMs, pattern } of this.handlers.schedules()) {
      const repeat = everyMs ? { every: everyMs } : { pattern: pattern as string, tz: 'Asia/Ho_Chi_Minh' };
      await queue.upsertJobScheduler(name, repeat, { name, opts: { removeOnComplete: true, removeOnFail: { count: 100 } } });
    }
  }

  private listen<T extends Queue | Worker>(part: T): T {
    (part as Queue).on('error', (error) => this.warn(error));
    return part;
  }

  private warn(error: unknown): void {
    if (this.stopping) return;
    this.logger.warn(error instanceof Error ? error.message : String(error));
  }
}
