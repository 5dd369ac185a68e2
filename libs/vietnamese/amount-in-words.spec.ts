import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { amountInWords } from './amount-in-words.js';

describe('an amount in words', () => {
  test.each([
    [0, 'Không đồng'],
    [1, 'Một đồng'],
    [10, 'Mười đồng'],
    [11, 'Mười một đồng'],
    [14, 'Mười bốn đồng'],
    [15, 'Mười lăm đồng'],
    [20, 'Hai mươi đồng'],
    [21, 'Hai mươi mốt đồng'],
    [24, 'Hai mươi tư đồng'],
    [25, 'Hai mươi lăm đồng'],
    [91, 'Chín mươi mốt đồng'],
    [100, 'Một trăm đồng'],
    [101, 'Một trăm linh một đồng'],
    [104, 'Một trăm linh bốn đồng'],
    [105, 'Một trăm linh năm đồng'],
    [110, 'Một trăm mười đồng'],
    [115, 'Một trăm mười lăm đồng'],
    [555, 'Năm trăm năm mươi lăm đồng'],
    [1_000, 'Một nghìn đồng'],
    [1_005, 'Một nghìn không trăm linh năm đồng'],
    [1_010, 'Một nghìn không trăm mười đồng'],
    [2_000, 'Hai nghìn đồng'],
    [8_000, 'Tám nghìn đồng'],
    [10_500, 'Mười nghìn năm trăm đồng'],
    [21_000, 'Hai mươi mốt nghìn đồng'],
    [54_321, 'Năm mươi tư nghìn ba trăm hai mươi mốt đồng'],
    [250_000, 'Hai trăm năm mươi nghìn đồng'],
    [1_000_005, 'Một triệu không trăm linh năm đồng'],
    [1_050_000, 'Một triệu không trăm năm mươi nghìn đồng'],
    [12_345_678, 'Mười hai triệu ba trăm bốn mươi lăm nghìn sáu trăm bảy mươi tám đồng'],
    [1_000_000_000, 'Một tỷ đồng'],
    [1_000_000_001, 'Một tỷ không trăm linh một đồng'],
    [1_005_000_000, 'Một tỷ không trăm linh năm triệu đồng'],
    [21_000_000_000, 'Hai mươi mốt tỷ đồng'],
    [1_005_000_000_000, 'Một nghìn không trăm linh năm tỷ đồng'],
    [1_000_000_000_000, 'Một nghìn tỷ đồng'],
    [999_999_999_999_999, 'Chín trăm chín mươi chín nghìn chín trăm chín mươi chín tỷ chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín đồng'],
    [1_000_000_000_000_000, 'Một triệu tỷ đồng'],
  ])('%d → %s', (amount, words) => expect(amountInWords(amount)).toBe(words));

  test('is refused for what is no amount', () => {
    for (const amount of [-1, 0.5, NaN, Infinity, 1e15 + 1]) expect(() => amountInWords(amount)).toThrow(RangeError);
  });

  test('reads back as the amount', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1e15 }), (amount) => expect(readBack(amountInWords(amount))).toBe(amount)));
    fc.assert(fc.property(fc.integer({ min: 0, max: 2_000_000 }), (amount) => expect(readBack(amountInWords(amount))).toBe(amount)));
  });
});

const VALUES: Readonly<Record<string, number>> = {
  không: 0, một: 1, mốt: 1, hai: 2, ba: 3, bốn: 4, tư: 4, năm: 5, lăm: 5, sáu: 6, bảy: 7, tám: 8, chín: 9,
};

/** The listener's side, written apart from the speaker's. */
function readBack(words: string): number {
  let [billions, thousands, group, last] = [0, 0, 0, 0];
  for (const word of words.toLowerCase().split(' ')) {
    const value = VALUES[word];
    if (value !== undefined) last = value;
    else if (word === 'mười') last = 10;
    if (word === 'mươi' || word === 'trăm') group += last * (word === 'trăm' ? 100 : 10);
    else if (word === 'mười') group += 10;
    if (word === 'mươi' || word === 'trăm' || word === 'mười') last = 0;
    if (word === 'nghìn' || word === 'triệu') thousands += (group + last) * (word === 'nghìn' ? 1_000 : 1_000_000);
    if (word === 'tỷ') billions = thousands + group + last;
    if (word === 'tỷ') thousands = 0;
    if (['nghìn', 'triệu', 'tỷ'].includes(word)) [group, last] = [0, 0];
  }
  return billions * 1e9 + thousands + group + last;
}
