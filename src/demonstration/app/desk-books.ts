import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { CloseTills } from './close-tills.js';
import { HandOutSlips } from './hand-out-slips.js';

/** What the clerk keeps beside the dossiers: the tills, and the book of slips handed out. */
@Injectable()
export class DeskBooks {
  constructor(private readonly closeTills: CloseTills, private readonly handOutSlips: HandOutSlips) {}

  async run(tx: Tx, clerk: Caller): Promise<void> {
    await this.closeTills.run(tx, clerk);
    await this.handOutSlips.run(tx, clerk);
  }
}
