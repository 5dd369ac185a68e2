import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Accounts } from '#src/identity';
import { Config } from '#src/platform/config';
import { Database } from '#src/platform/database';
import type { Delivery } from '../data/delivery.store.js';
import { letterOf } from '../domain/delivery.js';

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Mail through the SMTP server at SMTP_URL. The address is looked up when sending: it is not kept with the delivery. */
@Injectable()
export class MailChannel implements OnApplicationShutdown {
  private transport: Transporter | undefined;

  constructor(private readonly config: Config, private readonly database: Database, private readonly accounts: Accounts) {}

  get configured(): boolean {
    return this.config.SMTP_URL !== undefined;
  }

  /** @throws what the server or the network said; never with an address in `code` or `responseCode` */
  async send(delivery: Delivery): Promise<void> {
    const account = await this.database.inUnit(delivery.unitId, (tx) => this.accounts.get(tx, delivery.accountId));
    if (!account.email || account.disabledAt) throw Object.assign(new Error('no address to send to'), { code: 'NO_ADDRESS' });
    await this.connect().sendMail({
      from: this.config.MAIL_FROM,
      to: account.email,
      ...letterOf(delivery.body),
      // The same for every try, so that a receiver can tell a mail that was sent twice.
      messageId: `<${delivery.id}@mot-cua>`,
      date: delivery.createdAt,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }

  private connect(): Transporter {
    this.transport ??= createTransport({ url: this.config.SMTP_URL as string, pool: true, maxConnections: 5, ...TIMEOUTS });
    return this.transport;
  }
}
