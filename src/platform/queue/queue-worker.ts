import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import type { Job, Queue, Worker } from 'bullmq';
import { isDatabaseUnavailable } from '#src/platform/http';
import { EventRunner, Handlers, RelayBell } from '#src/platform/outbox';
import { Clockwork } from './clockwork.js';
import { QueueConnection } from './queue-connection.js';
import { Relay } from './relay.js';

const EVENTS = 'events';
const SCHEDULES = 'schedules';
const WARN_AGAIN_MS = 10_000;

/** The worker half of the program: relays the outbox, runs the events' handlers and what is on a schedule. */
@Injectable()
export class QueueWorker implements BeforeApplicationShutdown {
  private readonly logger = new Logger(QueueWorker.name);
  private queues: Queue[] = [];
  private workers: Worker[] = [];
  private timers: NodeJS.Timeout[] = [];
  private relaying: Promise<void> | undefined;
  private again = false;
  private stopping: Promise<void> | undefined;
  private readonly warnedAt = new Map<string, number>();

  constructor(
    private readonly connection: QueueConnection,
    private readonly relay: Relay,
    private readonly runner: EventRunner,
    private readonly handlers: Handlers,
    private readonly bell: RelayBell,
  ) {}

  async start(options: { concurrency?: number } = {}): Promise<void> {
    const { pollMs, rescheduleMs } = this.connection.timing;
    const events = this.listen(this.connection.queue(EVENTS));
    const schedules = this.listen(this.connection.queue(SCHEDULES));
    this.queues = [events, schedules];
    const clockwork = new Clockwork(schedules, this.handlers.schedules());
    const worker = this.connection.worker(EVENTS, (job: Job<{ unitId: string }>) => this.runEvent(job), { concurrency: options.concurrency ?? 4 });
    worker.on('failed', (job: Job<{ unitId: string }> | undefined, error) => void this.onEventFailed(job, error));
    const timekeeper = this.connection.worker(SCHEDULES, (job) => clockwork.run(job), { concurrency: 2 });
    timekeeper.on('failed', (job, error) => this.warn(error, job?.name));
    this.workers = [this.listen(worker), this.listen(timekeeper)];
    await Promise.all(this.workers.map((each) => each.waitUntilReady()));
    await clockwork.tidy();
    await clockwork.arrange();
    this.bell.onRing(() => this.nudge(events));
    this.timers = [
      setInterval(() => this.nudge(events), pollMs),
      setInterval(() => void clockwork.arrange().catch((error) => this.warn(error)), rescheduleMs),
    ];
    this.nudge(events);
  }

  /**
   * Lets running jobs end while they still have their database, then closes. What takes longer, or cannot be told because
   * the queue's store is away, is left: its lock runs out and another worker does it.
   */
  beforeApplicationShutdown(): Promise<void> {
    this.stopping ??= this.stop();
    return this.stopping;
  }

  private async stop(): Promise<void> {
    this.timers.forEach(clearInterval);
    const deadline = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), this.connection.timing.closeMs).unref());
    const closed = (async () => {
      await this.relaying;
      await Promise.all(this.workers.map((worker) => worker.close()));
      await Promise.all(this.queues.map((queue) => queue.close()));
      await this.connection.close();
    })().catch((error: unknown) => this.logger.warn(`not closed cleanly: ${String(error)}`));
    if ((await Promise.race([closed, deadline])) === 'late') this.logger.warn('jobs still run at shutdown; they will be done again');
  }

  private nudge(events: Queue): void {
    if (this.stopping) return;
    if (this.relaying) {
      this.again = true;
      return;
    }
    this.relaying = this.relayUntilQuiet(events).finally(() => (this.relaying = undefined));
  }

  private async relayUntilQuiet(events: Queue): Promise<void> {
    try {
      do {
        this.again = false;
        await this.relay.relayAll(events);
      } while (this.again && !this.stopping);
    } catch (error) {
      this.warn(error); // the next poll tries again
    }
  }

  private async runEvent(job: Job<{ unitId: string }>): Promise<void> {
    await this.runner.run(job.data.unitId, job.id as string);
  }

  private async onEventFailed(job: Job<{ unitId: string }> | undefined, error: Error): Promise<void> {
    this.warn(error, job && `${job.name} ${job.id ?? ''}, try ${job.attemptsMade}`);
    if (!job) return;
    // When what follows fails, the event is still pending: the relay sends it again later.
    await this.giveUp(job, error).catch((e) => this.warn(e));
  }

  private async giveUp(job: Job<{ unitId: string }>, error: Error): Promise<void> {
    const { unitId } = job.data;
    // Set when two workers in a row were not heard of again while they had the job.
    if (job.deferredFailure) return this.runner.lose(unitId, job.id as string, error.message, this.connection.timing.losses);
    // The event is not to blame when the database was away.
    if (job.attemptsMade < (job.opts.attempts ?? 1) || isDatabaseUnavailable(error)) return;
    await this.runner.fail(unitId, job.id as string, error.message);
  }

  private listen<T extends Queue | Worker>(part: T): T {
    (part as Queue).on('error', (error) => this.warn(error));
    return part;
  }

  private warn(error: unknown, what?: string): void {
    if (this.stopping) return;
    const message = error instanceof Error ? error.message : String(error);
    if (what) this.logger.warn(`${what}: ${message}`);
    else this.warnNowAndThen(message);
  }

  /** While the queue's store is away its clients say so hundreds of times a second. */
  private warnNowAndThen(message: string): void {
    const now = performance.now();
    if (now - (this.warnedAt.get(message) ?? -Infinity) < WARN_AGAIN_MS) return;
    if (this.warnedAt.size > 100) this.warnedAt.clear();
    this.warnedAt.set(message, now);
    this.logger.warn(message);
  }
}
