import { describe, expect, test } from '@jest/globals';
import type { CodePath } from '#src/platform/view';
import { codePathsOf } from './barcode.js';
import { lineInRegister } from './dossier-source.js';
import { FORM_NUMBERS, FORM_SETS, formSetOn } from './form-sets.js';
import { longDate, longMoment } from './moment-words.js';
import { headOf } from './paper-head.js';
import { daysLeftOut } from './promise.js';

describe('form sets', () => {
  test('the circular of 2025 holds from its first day', () => {
    expect(['1999-01-01', '2025-09-14', '2025-09-15', '2040-01-01'].map((day) => formSetOn(day).id)).toEqual(['2018', '2018', '2025', '2025']);
  });

  test('each has a title for each form, and only the fourth changed its own', () => {
    for (const { titles } of FORM_SETS) expect(Object.keys(titles).sort()).toEqual([...FORM_NUMBERS]);
    const [old, now] = FORM_SETS;
    expect(FORM_NUMBERS.filter((form) => old.titles[form] !== now?.titles[form])).toEqual(['04']);
  });

  test('the head line is that of the set where the unit has set none and is no office', () => {
    const letterhead = { parentAgency: null, agency: 'UBND xã Mẫu', desk: 'Một cửa', place: 'Mẫu', address: null, phone: null, email: null, website: null, signerTitle: '', signerName: null, clerkTitle: '', pickUpPlace: null };
    const [set] = FORM_SETS;
    expect(headOf(set, { setFrom: null, letterhead }, { kind: 'commune' })).toEqual({ agency: 'UBND xã Mẫu', desk: set.headLine, place: 'Mẫu' });
    expect(headOf(set, { setFrom: null, letterhead }, { kind: 'office' }).desk).toBe('Một cửa');
    expect(headOf(set, { setFrom: '2020-01-01', letterhead: { ...letterhead, parentAgency: 'UBND huyện' } }, { kind: 'commune' })).toMatchObject({ desk: 'Một cửa', parent: 'UBND huyện' });
  });
});

test('dates and moments as forms write them', () => {
  expect(longDate('2026-02-03')).toBe('ngày 03 tháng 02 năm 2026');
  expect(longMoment(new Date('2026-02-03T17:05:00Z'))).toBe('00 giờ 05 phút, ngày 04 tháng 02 năm 2026');
});

test('the line in the register is the day and serial of the code', () => {
  expect(lineInRegister('000.17.22.H56-210531-0001')).toBe('210531-0001');
  expect(lineInRegister('?')).toBe('?');
});

test('days that the promise leaves out, with the holidays’ names', () => {
  const reason = (from: string, to: string, code: 'weekend' | 'holiday' | 'counted', text = '') => ({ from, to, code, counted: 0, text });
  expect(daysLeftOut({ promiseReasons: [] })).toBe('');
  expect(daysLeftOut({
    promiseReasons: [
      reason('2021-04-29', '2021-04-29', 'counted'),
      reason('2021-04-30', '2021-04-30', 'holiday', 'Thứ Sáu 30/04/2021: không tính, nghỉ lễ: Ngày Chiến thắng'),
      reason('2021-05-01', '2021-05-02', 'weekend'),
    ],
  })).toBe('30/04/2021 (Ngày Chiến thắng), 01/05–02/05/2021');
});

describe('codes to scan', () => {
  const CODE = 'H26.15.30-211027-0001';
  const modules = ({ path }: CodePath): number[][] => [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)].map((match) => match.slice(1).map(Number));

  test('the square has its three corners and stays inside', async () => {
    const { qr } = await codePathsOf(CODE);
    expect([qr.width, qr.height]).toEqual([25, 25]);
    const runs = modules(qr);
    for (const corner of [[0, 0, 7, 7], [18, 0, 7, 7], [0, 24, 7, 7]]) expect(runs).toContainEqual(corner);
    for (const [x = 0, y = 0, width = 0] of runs) expect(x + width <= 25 && y < 25).toBe(true);
  });

  test('the lines begin and end as Code 128 does and say the code', async () => {
    const { code128 } = await codePathsOf(CODE);
    const bars = modules(code128);
    const dark = new Set(bars.flatMap(([x = 0, , width = 0]) => Array.from({ length: width }, (_, i) => x + i)));
    const pattern = Array.from({ length: code128.width }, (_, x) => (dark.has(x) ? '1' : '0')).join('');
    expect(pattern).toMatch(/^11010010000.*1100011101011$/);
    expect((pattern.length - 2) % 11).toBe(0);
  });
});
