import { type DynamicModule, Global, Module } from '@nestjs/common';
import { QueueConnection, type QueueOptions } from './queue-connection.js';
import { QueueWorker } from './queue-worker.js';
import { Relay } from './relay.js';

/** Imported by every process; only those that call QueueWorker.start() work. */
@Global()
@Module({})
export class QueueModule {
  static with(options: QueueOptions): DynamicModule {
    return {
      module: QueueModule,
      providers: [{ provide: QueueConnection, useFactory: () => new QueueConnection(options) }, Relay, QueueWorker],
      exports: [QueueConnection, QueueWorker, Relay],
    };
  }
}
