import { Injectable } from '@nestjs/common';
import { Database } from '#src/platform/database';
import { Units } from '#src/units';

/** Whose desk this is: of a commune's own installation the commune's, of a province's nobody's in particular. */
@Injectable()
export class FindDeskName {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
  ) {}

  run(): Promise<string | undefined> {
    return this.database.inUnits('all', async (tx) => {
      const [only, another] = (await this.units.all(tx)).filter(({ kind }) => kind === 'commune');
      return another === undefined ? only?.name : undefined;
    });
  }
}
