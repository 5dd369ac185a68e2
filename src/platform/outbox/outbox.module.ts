import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { EventRunner } from './event-runner.js';
import { Handlers } from './handlers.js';
import { Outbox } from './outbox.js';
import { RelayBell } from './relay-bell.js';
import { TidyOutbox } from './tidy-outbox.js';

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [Outbox, RelayBell, Handlers, EventRunner, TidyOutbox],
  exports: [Outbox, RelayBell, Handlers, EventRunner],
})
export class OutboxModule {}
