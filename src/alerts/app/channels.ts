import { Injectable } from '@nestjs/common';
import type { Channel } from '../data/delivery.store.js';
import { MailChannel } from './mail-channel.js';
import { WebhookChannel } from './webhook-channel.js';

/** The ways out of the building that the operator has configured. */
@Injectable()
export class Channels {
  constructor(private readonly mail: MailChannel, private readonly webhook: WebhookChannel) {}

  get any(): boolean {
    return this.mail.configured || this.webhook.configured;
  }

  has(channel: Channel): boolean {
    return this.of(channel).configured;
  }

  of(channel: Channel): MailChannel | WebhookChannel {
    return channel === 'mail' ? this.mail : this.webhook;
  }
}
