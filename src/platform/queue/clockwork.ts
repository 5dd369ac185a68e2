import type { Job, JobSchedulerJson, Queue } from 'bullmq';
import type { Schedule } from '#src/platform/outbox';

const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** Keeps the declared schedules in the queue's store, and runs each in one worker at a time. */
export class Clockwork {
  constructor(
    private readonly queue: Queue,
    private readonly schedules: readonly Schedule[],
  ) {}

  /**
   * To be repeated, so that schedules come back by themselves after the store was emptied. One that stands with its next
   * run is left alone: setting it anew would drop a run that fell due while the machine was off.
   */
  async arrange(): Promise<void> {
    for (const schedule of this.schedules) {
      if (await this.stands(schedule)) continue;
      const { name, everyMs, pattern } = schedule;
      const repeat = everyMs ? { every: everyMs } : { pattern: pattern as string, tz: TIME_ZONE };
      await this.queue.upsertJobScheduler(name, repeat, { name, opts: { removeOnComplete: true, removeOnFail: { count: 100 } } });
    }
  }

  /** Takes out what the program no longer declares. */
  async tidy(): Promise<void> {
    const names = new Set(this.schedules.map(({ name }) => name));
    for (const { key } of await this.queue.getJobSchedulers()) if (!names.has(key)) await this.queue.removeJobScheduler(key);
  }

  async run(job: Job): Promise<void> {
    const schedule = this.schedules.find(({ name }) => name === job.name);
    if (!schedule || (await this.runsAlready(job))) return;
    await schedule.run();
  }

  private async stands({ name, everyMs, pattern }: Schedule): Promise<boolean> {
    const found: JobSchedulerJson | undefined = await this.queue.getJobScheduler(name);
    if (!found?.next) return false;
    const same = everyMs ? Number(found.every) === everyMs : found.pattern === pattern && found.tz === TIME_ZONE;
    return same && (await this.queue.getJob(`repeat:${name}:${found.next}`)) !== undefined;
  }

  /** A run that outlasts its interval meets the next one: that one has nothing to add. */
  private async runsAlready(job: Job): Promise<boolean> {
    const active = await this.queue.getActive();
    return active.some((other) => other.name === job.name && other.id !== job.id && dueAt(other) < dueAt(job));
  }
}

/** The last part of `repeat:<schedule>:<milliseconds>`. */
function dueAt(job: Job): number {
  return Number(job.id?.split(':').at(-1));
}
