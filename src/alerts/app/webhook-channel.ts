import { Injectable } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import { Config } from '#src/platform/config';
import type { Delivery } from '../data/delivery.store.js';
import { signatureOf } from '../domain/signature.js';

const TIMEOUT_MS = 10_000;

/** A signed call to the gateway at WEBHOOK_URL, which turns it into SMS or Zalo messages. It knows people by account id. */
@Injectable()
export class WebhookChannel {
  constructor(private readonly config: Config, private readonly clock: Clock) {}

  get configured(): boolean {
    return this.config.WEBHOOK_URL !== undefined && this.config.WEBHOOK_SECRET !== undefined;
  }

  /** Any answer but 2xx is a failure; redirects are not followed, for the signature is for this receiver. */
  async send(delivery: Delivery): Promise<void> {
    const body = JSON.stringify({ id: delivery.id, createdAt: delivery.createdAt, ...delivery.body });
    const timestamp = String(Math.floor(this.clock.now().getTime() / 1000));
    const answer = await fetch(this.config.WEBHOOK_URL as string, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'idempotency-key': delivery.id,
        'x-mot-cua-timestamp': timestamp,
        'x-mot-cua-signature': signatureOf(this.config.WEBHOOK_SECRET as string, timestamp, body),
      },
      body,
    });
    await answer.body?.cancel();
    if (!answer.ok) throw Object.assign(new Error('the gateway refused'), { responseCode: answer.status });
  }
}
