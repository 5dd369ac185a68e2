import pg from 'pg';
import { BenchApp } from './bench-app.js';
import { benchReceive } from './receive.bench.js';
import { benchLists } from './lists.bench.js';
import { seedUnit } from './seed.js';

const bench = await BenchApp.start();
const province = await bench.makeProvince('H01');
const units: string[] = [];
const tokens: string[] = [];
const codes: string[] = [];
for (let i = 0; i < 50; i += 1) {
  const code = `H01.${10 + i}`;
  const unitId = await bench.makeUnit(province.unitId, code, 'commune');
  await province.giveLines(unitId);
  units.push(unitId); codes.push(code);
  tokens.push(await bench.token(unitId, `bench-${i}`, 'clerk', 'leader', 'controller'));
}
if (process.argv.includes('receive')) console.log(await benchReceive(bench, tokens, units, 8));
const client = new pg.Client({ connectionString: bench.opened.url });
await client.connect();
const size = Number(process.argv[2] ?? 1000000) / 50;
let t = Date.now();
for (let i = 0; i < 50; i++) await seedUnit(client, units[i]!, codes[i]!, 0, 200);
await client.query('ANALYZE');
console.log('seed small', Date.now() - t);
console.log(await benchLists(bench, tokens, 1));
t = Date.now();
for (let i = 0; i < 50; i++) await seedUnit(client, units[i]!, codes[i]!, 200, size);
await client.query('VACUUM ANALYZE').catch(e => console.log(e.message));
console.log('seed big', Date.now() - t);
console.log(await benchLists(bench, tokens, 1));
await client.end();
await bench.stop();
