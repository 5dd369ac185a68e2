import { Injectable } from '@nestjs/common';
import { DueStore } from '../data/due.store.js';
import { RunStore } from '../data/run.store.js';
import { SealStore } from '../data/seal.store.js';

/** What a closing writes: the run, its public seal, what was owed. */
@Injectable()
export class ClosedStores {
  constructor(
    readonly runs: RunStore,
    readonly seals: SealStore,
    readonly dues: DueStore,
  ) {}
}
