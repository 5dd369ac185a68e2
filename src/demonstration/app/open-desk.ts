import { Injectable } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { DeskBooks } from './desk-books.js';
import { FinishRegister } from './finish-register.js';
import { OpenAccounts } from './open-accounts.js';
import { PresentDays } from './present-days.js';

/** The commune's people, and their work of the last days: in one transaction and last of all, so that where there are accounts all is done. */
@Injectable()
export class OpenDesk {
  constructor(
    private readonly database: Database,
    private readonly openAccounts: OpenAccounts,
    private readonly finishRegister: FinishRegister,
    private readonly presentDays: PresentDays,
    private readonly books: DeskBooks,
    private readonly clock: Clock,
  ) {}

  isOpen(): Promise<boolean> {
    return this.openAccounts.areThere();
  }

  /** @returns the accounts' password */
  async run(): Promise<string> {
    const leftOver = await this.finishRegister.leftOver();
    return this.database.inUnits('all', async (tx) => {
      const { password, staff } = await this.openAccounts.run(tx);
      await this.finishRegister.run(tx, leftOver);
      await this.presentDays.run(tx, staff, this.clock.now());
      await this.books.run(tx, staff.clerk);
      return password;
    });
  }
}
