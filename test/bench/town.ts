import pg from 'pg';
import { civilDateOf } from '#libs/civil-date';
import type { BenchApp } from './bench-app.js';
import { seedUnit } from './seed.js';

export interface Commune {
  unitId: string;
  code: string;
  token: string;
}

/** Fifty communes of one province, and their dossiers by plain SQL. */
export class Town {
  private seeded = 0;

  private constructor(readonly communes: readonly Commune[], private readonly client: pg.Client, private readonly ownerUrl: string) {}

  static async build(bench: BenchApp, count: number): Promise<Town> {
    const province = await bench.makeProvince('H01');
    const communes: Commune[] = [];
    for (let i = 0; i < count; i += 1) {
      const code = `H01.${10 + i}`;
      const unitId = await bench.makeUnit(province.unitId, code, 'commune');
      await province.giveLines(unitId);
      communes.push({ unitId, code, token: await bench.token(unitId, `bench-${i}`, 'clerk', 'leader', 'controller') });
    }
    const client = new pg.Client({ connectionString: bench.opened.url });
    await client.connect();
    return new Town(communes, client, bench.opened.ownerUrl);
  }

  /** Fills every commune evenly up to `total` dossiers in all. @returns seconds it took */
  async fillTo(total: number): Promise<number> {
    const begun = performance.now();
    const each = Math.floor(total / this.communes.length);
    const today = civilDateOf(new Date());
    for (const { unitId, code } of this.communes) await seedUnit(this.client, unitId, code, this.seeded, each, today);
    this.seeded = each;
    await this.vacuum();
    return (performance.now() - begun) / 1000;
  }

  /** What autovacuum would have done by the next morning. */
  private async vacuum(): Promise<void> {
    const owner = new pg.Client({ connectionString: this.ownerUrl });
    await owner.connect();
    await owner.query('VACUUM (ANALYZE)');
    await owner.end();
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
