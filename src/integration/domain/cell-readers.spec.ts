import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { civilDateOf, formatDate, formatTime } from '#libs/civil-date';
import { readChannel, readCount, readEnding, readFlag, readLevel, readRating, readTime } from './cell-readers.js';

describe('times', () => {
  test.each([
    ['2021-05-03 07:30', { date: '2021-05-03', clock: '07:30:00' }],
    ['2021-05-03T07:30:15', { date: '2021-05-03', clock: '07:30:15' }],
    ['03/05/2021 7:30', { date: '2021-05-03', clock: '07:30:00' }],
    ['3/5/2021, 7h30', { date: '2021-05-03', clock: '07:30:00' }],
    ['17:00 03/05/2021', { date: '2021-05-03', clock: '17:00:00' }],
    ['03-05-2021', { date: '2021-05-03', clock: null }],
    ['2021-02-29', undefined],
    ['2021-05-03 24:00', undefined],
    ['2021-05-03 07:60', undefined],
    ['03/05/21', undefined],
    ['44319', undefined],
  ])('%s', (text, expected) => {
    expect(readTime(text)).toEqual(expected);
  });

  test('whatever is printed on a receipt is read back', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-30'), noInvalidDate: true }), (instant) => {
      const expected = { date: civilDateOf(instant), clock: `${formatTime(instant)}:00` };
      for (const text of [`${expected.date} ${formatTime(instant)}`, `${formatDate(expected.date)} ${formatTime(instant)}`, `${formatTime(instant)} ${formatDate(expected.date)}`]) {
        expect(readTime(text)).toEqual(expected);
      }
    }));
  });
});

test('words are read with and without diacritics, and nothing else is', () => {
  expect(['truc_tiep', 'Trực tiếp', 'BƯU CHÍNH CÔNG ÍCH', 'Trực tuyến', 'fax', 'constructor'].map(readChannel)).toEqual(['counter', 'counter', 'post', 'online', undefined, undefined]);
  expect(['3', 'Mức độ 4', 'Một phần', 'Toàn trình', '5'].map(readLevel)).toEqual([3, 4, 3, 4, undefined]);
  expect(['giai_quyet', 'Rút hồ sơ', 'Dừng', '?'].map(readEnding)).toEqual(['resolved', 'withdrawn', 'stopped', undefined]);
  expect(['co', 'Có', 'x', 'không', 'nhiều'].map(readFlag)).toEqual([true, true, true, false, undefined]);
});

test('numbers and ratings', () => {
  expect(['0', '12', '-1', '1.5', 'hai', '1234567'].map(readCount)).toEqual([0, 12, undefined, undefined, undefined, undefined]);
  expect(['3/3', '4 / 5', '4/3', '0/5', '5/4'].map(readRating)).toEqual([{ scale: 3, level: 3 }, { scale: 5, level: 4 }, undefined, undefined, undefined]);
});
