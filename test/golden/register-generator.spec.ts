import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { civilDateOf, instantOf } from '#libs/civil-date';
import { type Due, dueOf } from '#libs/deadline';
import { type CountedLife, type CountedStep, R1, baseOfLives, computeReport, countedLifeOf, presetPeriod } from '#libs/reporting';
import { isOpenForIntake, isWorkingDay } from '#libs/worktime';
import { DUONG_HA_2021, type RegisterRow, duongHa2021, generateRegister, scaledPlan, toRegisterCsv } from '../support/register-generator.js';
import { officeCalendar, projectPath, readRecords, sampleProcedures } from '../support/register-sources.js';

const REGISTER = ['src', 'demonstration', 'data', 'duong-ha-2021-register.csv'] as const;
const rows = readRecords(...REGISTER) as RegisterRow[];
const published = readRecords('test', 'golden', 'duong-ha-2021-received.csv');
const procedures = sampleProcedures();
const calendar = officeCalendar();

const at = (text: string): Date => instantOf(text.slice(0, 10), text.slice(11));
const dueOfRow = (row: RegisterRow): Due =>
  dueOf({ receivedAt: at(row.tiep_nhan), pauses: [], policy: 'pause' }, procedures.get(row.ma_tthc)!.term, calendar);

function lifeOf(row: RegisterRow): CountedLife {
  const due = dueOfRow(row);
  const steps: CountedStep[] = [{ action: 'receive', at: at(row.tiep_nhan), stateAfter: 'received', due }];
  if (row.ngay_xong) steps.push({ action: 'resolve', at: at(row.ngay_xong), stateAfter: 'resolved', due });
  const channel = ({ truc_tiep: 'counter', buu_chinh: 'post', truc_tuyen: 'online' } as const)[row.kenh_nop]!;
  return countedLifeOf(steps, { channel, onlineLevel: row.muc_do === '' ? null : (Number(row.muc_do) as 3 | 4) })!;
}

describe('the register of Dương Hà 2021', () => {
  test('is what the generator makes, byte for byte', () => {
    expect(readFileSync(projectPath(...REGISTER), 'utf8')).toBe(toRegisterCsv(duongHa2021()));
  });

  test('gives the published R1 in every cell but the two that were misprinted', () => {
    // The commune reports police procedures taken in at its desk under "Lĩnh vực khác".
    const lineOf = (row: RegisterRow): string => procedures.get(row.ma_tthc)!.reportLine.replace('Công an', 'Lĩnh vực khác');
    const printed = published.slice(0, -1);
    const lines = printed.map((line, index) => ({
      position: index + 1,
      name: line['linh_vuc']!,
      base: baseOfLives(rows.filter((row) => lineOf(row) === line['linh_vuc']).map(lifeOf), presetPeriod('year', 2021)),
    }));
    const table = computeReport(R1, lines, presetPeriod('year', 2021));
    expect(table.checks).toEqual([]);

    const columns = { tong_so: 'total', truc_tiep: 'direct', muc_do_3: 'level3', muc_do_4: 'level4', da_giai_quyet: 'finished', chua_den_han: 'not_due', ty_le: 'rate' };
    const differences: unknown[] = [];
    [...table.rows, table.total].forEach((row, index) => {
      for (const [theirs, ours] of Object.entries(columns)) {
        const print = published[index]![theirs]!;
        const computed = row.cells[ours] ?? null;
        // The total row is printed with gaps: nothing is claimed there.
        if (print === '' && row.position === null) continue;
        if (print !== (computed === null ? '' : String(computed))) differences.push({ row: row.name, column: theirs, print, computed });
      }
    });
    expect(differences).toEqual([
      { row: 'Tài nguyên môi trường', column: 'chua_den_han', print: '0', computed: 5 },
      { row: 'Tổng', column: 'truc_tiep', print: '2658', computed: 1811 },
    ]);
    expect(table.total.cells).toMatchObject({ total: 2658, finished: 2653, not_due: 5, rate: 100 });
  });

  test('codes are unique and gapless per day, in order of receipt', () => {
    const serials = new Map<string, number>();
    let before = '';
    for (const row of rows) {
      const day = row.tiep_nhan.slice(0, 10);
      const serial = (serials.get(day) ?? 0) + 1;
      serials.set(day, serial);
      expect(row.ma_ho_so).toBe(`H26.15.30-${day.slice(2).replaceAll('-', '')}-${String(serial).padStart(4, '0')}`);
      expect(row.tiep_nhan >= before).toBe(true);
      before = row.tiep_nhan;
    }
    expect(rows).toHaveLength(2658);
  });

  test('everything happens on a working day in office hours, and nothing after its due date', () => {
    for (const row of rows) {
      const receivedAt = at(row.tiep_nhan);
      expect([row.ma_ho_so, isWorkingDay(calendar, civilDateOf(receivedAt)), isOpenForIntake(calendar, receivedAt)]).toEqual([row.ma_ho_so, true, true]);
      expect(at(row.hen_tra)).toEqual(dueOfRow(row).dueAt);
      if (row.ngay_xong === '') continue;
      expect([row.ma_ho_so, row.ngay_xong > row.tiep_nhan, row.ngay_xong <= row.hen_tra, row.ngay_xong < '2022']).toEqual([row.ma_ho_so, true, true, true]);
      if (row.ngay_tra !== '') expect(row.ngay_tra > row.ngay_xong && row.ngay_tra < '2022').toBe(true);
    }
  });

  test('the five that are open are land disputes, due in 2022', () => {
    const open = rows.filter((row) => row.ket_thuc === '');
    expect(open.map((row) => [row.ma_tthc, row.ngay_xong, row.hen_tra > '2022', row.danh_gia])).toEqual(Array(5).fill(['1.003554', '', true, '']));
  });

  test('nobody in it exists', () => {
    for (const row of rows) {
      expect(row.chu_ho_so).toMatch(/^(Nguyễn Văn|Trần Thị) Mẫu \d{4}$/);
      expect(row.so_dinh_danh).toMatch(/^001[01]990\d{5}$/);
      expect(row.dien_thoai).toMatch(/^0900000\d{3}$/);
    }
  });

  test('papers add up and ratings stand on their scale', () => {
    for (const row of rows) {
      expect(Number(row.so_giay_to_so_hoa) + Number(row.so_giay_to_dung_lai)).toBeLessThanOrEqual(Number(row.so_giay_to));
      expect(row.danh_gia).toMatch(/^$|^[123]\/3$|^[345]\/5$/);
      expect(row.muc_do).toBe(row.kenh_nop === 'truc_tuyen' ? '3' : '');
    }
    for (const key of ['nop_ho', 'ngay_tra', 'danh_gia', 'nhan_xet'] as const) {
      expect(rows.some((row) => row[key] === '') && rows.some((row) => row[key] !== '')).toBe(true);
    }
  });
});

describe('registers for load', () => {
  const options = { seed: 7, plan: scaledPlan(DUONG_HA_2021, 20_000), unitCode: 'H26.99.01', year: 2024, place: 'xã Mẫu', procedures, calendar };

  test('any size, unit and year, and always the same for a seed', () => {
    expect(scaledPlan(DUONG_HA_2021, 2658)).toEqual(DUONG_HA_2021);
    let count = 0;
    let last: RegisterRow | undefined;
    for (const row of generateRegister(options)) {
      count += 1;
      last = row;
    }
    expect(count).toBe(20_000);
    expect(last?.ma_ho_so).toMatch(/^H26\.99\.01-241231-\d{4}$/);
    const [first] = generateRegister(options);
    expect(generateRegister(options).next().value).toEqual(first);
    expect(generateRegister({ ...options, seed: 8 }).next().value).not.toEqual(first);
  });

  test('a share of them late, the rest of the plan kept', () => {
    const late = [...generateRegister({ ...options, plan: DUONG_HA_2021, lateShare: 0.1 })].filter((row) => row.ngay_xong.slice(0, 10) > row.hen_tra.slice(0, 10));
    expect(late.length).toBeGreaterThan(150);
    expect(late.length).toBeLessThan(400);
  });

  test('a plan that names an unknown procedure is refused', () => {
    const unknown = [{ ...DUONG_HA_2021[0]!, procedure: '9.999999' }];
    expect(() => generateRegister({ ...options, plan: unknown }).next()).toThrow(RangeError);
  });
});
