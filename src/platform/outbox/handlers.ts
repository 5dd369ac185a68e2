import { Injectable, type OnApplicationBootstrap, SetMetadata } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { Tx } from '#src/platform/database';
import { declaredTopics, type Topic } from './topic.js';

const HANDLES = Symbol('handles');
const EVERY = Symbol('every');

export interface EventOf<P extends object = object> {
  id: string;
  unitId: string;
  topic: string;
  payload: P;
}

export interface HandlerOptions {
  /** Unique; it is what platform.handled remembers. */
  name: string;
  /**
   * 'once' (default): runs in one transaction together with its row in platform.handled; takes `(event, tx)`.
   * 'resumable': opens its own transactions and must be safe to start again; takes `(event)`.
   */
  mode?: 'once' | 'resumable';
}

/** Marks a provider's method as a handler of an event. */
export function Handles<P extends object>(topic: Topic<P>, options: HandlerOptions): MethodDecorator {
  return SetMetadata(HANDLES, { topic: topic.name, mode: 'once', ...options });
}

export interface ScheduleOptions {
  name: string;
  everyMs?: number;
  /** Cron pattern with seconds, Asia/Ho_Chi_Minh. */
  pattern?: string;
}

/** Marks a provider's method as run on a schedule, by one worker at a time. */
export function Every(options: ScheduleOptions): MethodDecorator {
  return SetMetadata(EVERY, options);
}

export interface Handler {
  name: string;
  topic: string;
  mode: 'once' | 'resumable';
  run(event: EventOf, tx?: Tx): Promise<unknown>;
}

export interface Schedule extends ScheduleOptions {
  run(): Promise<unknown>;
}

/** Finds what the modules declared. Start-up fails when an event has no handler or a handler's name is taken. */
@Injectable()
export class Handlers implements OnApplicationBootstrap {
  private readonly byTopic = new Map<string, Handler[]>();
  private readonly scheduled = new Map<string, Schedule>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const names = new Set<string>();
    for (const { instance } of this.discovery.getProviders()) {
      if (!instance || typeof instance !== 'object') continue;
      this.register(instance as Record<string, (...args: unknown[]) => Promise<unknown>>, names);
    }
    for (const topic of declaredTopics().keys()) {
      if (!this.byTopic.has(topic)) throw new Error(`event ${topic} has no handler`);
    }
  }

  of(topic: string): readonly Handler[] {
    const handlers = this.byTopic.get(topic);
    if (!handlers) throw new Error(`event ${topic} has no handler here`);
    return handlers;
  }

  schedules(): readonly Schedule[] {
    return [...this.scheduled.values()];
  }

  private register(provider: Record<string, (...args: unknown[]) => Promise<unknown>>, names: Set<string>): void {
    for (const method of this.scanner.getAllMethodNames(Object.getPrototypeOf(provider) as object)) {
      const body = provider[method];
      if (typeof body !== 'function') continue;
      const handles = this.reflector.get<HandlerOptions & { topic: string; mode: 'once' | 'resumable' } | undefined>(HANDLES, body);
      const every = this.reflector.get<ScheduleOptions | undefined>(EVERY, body);
      const name = handles?.name ?? every?.name;
      if (!name) continue;
      if (names.has(name)) throw new Error(`two handlers are called ${name}`);
      names.add(name);
      if (handles) {
        const list = this.byTopic.get(handles.topic) ?? [];
        this.byTopic.set(handles.topic, [...list, { ...handles, run: (event, tx) => body.call(provider, event, tx) }]);
      }
      if (every) this.scheduled.set(every.name, { ...every, run: () => body.call(provider) });
    }
  }
}
