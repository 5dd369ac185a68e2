import pg from 'pg';
import { civilDateOf } from '#libs/civil-date';
import type { BenchApp } from './bench-app.js';
import { type Load, seedUnit } from './seed.js';

export interface Commune {
  unitId: string;
  code: string;
  token: string;
}

/** Communes of one province, and their dossiers by plain SQL. */
export class Town {
  private readonly filled = new Map<Commune, number>();

  private constructor(readonly provinceId: string, readonly communes: readonly Commune[], private readonly client: pg.Client, private readonly ownerUrl: string) {}

  static async build(bench: BenchApp, count: number, provinceCode = 'H01'): Promise<Town> {
    const province = await bench.makeProvince(provinceCode);
    const communes: Commune[] = [];
    for (let i = 0; i < count; i += 1) {
      const code = `${provinceCode}.${10 + i}`;
      const unitId = await bench.makeUnit(province.unitId, code, 'commune');
      await province.giveLines(unitId);
      communes.push({ unitId, code, token: await bench.token(unitId, `bench-${provinceCode.toLowerCase()}-${i}`, 'clerk', 'leader', 'controller') });
    }
    const client = new pg.Client({ connectionString: bench.opened.url });
    await client.connect();
    return new Town(province.unitId, communes, client, bench.opened.ownerUrl);
  }

  /** Fills every commune evenly up to `total` dossiers in all; loaded as `seedUnit` has it. @returns seconds it took */
  async fillTo(total: number, { load = 'log', communes = this.communes }: { load?: Load; communes?: readonly Commune[] } = {}): Promise<number> {
    const begun = performance.now();
    const to = Math.floor(total / communes.length);
    const end = civilDateOf(new Date());
    for (const commune of communes) {
      await seedUnit(this.client, { unitId: commune.unitId, unitCode: commune.code, from: this.filled.get(commune) ?? 0, to, end, load });
      this.filled.set(commune, to);
    }
    await this.vacuum();
    return (performance.now() - begun) / 1000;
  }

  /** Gives one commune so many dossiers over so many days up to today, in place of a year's. */
  async fillOne({ unitId, code }: Commune, to: number, days: number): Promise<void> {
    await seedUnit(this.client, { unitId, unitCode: code, from: 0, to, end: civilDateOf(new Date()), days, load: 'counted' });
    await this.vacuum();
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
