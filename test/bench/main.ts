import { BenchApp } from './bench-app.js';
import { benchReceive } from './receive.bench.js';

const bench = await BenchApp.start();
const province = await bench.makeProvince('H01');
const units: string[] = [];
const tokens: string[] = [];
for (let i = 0; i < 10; i += 1) {
  const unitId = await bench.makeUnit(province.unitId, `H01.${10 + i}`, 'commune');
  await province.giveLines(unitId);
  units.push(unitId);
  tokens.push(await bench.token(unitId, `bench-${i}`, 'clerk', 'leader', 'controller'));
}
console.log(await benchReceive(bench, tokens, units, 8));
await bench.stop();
