import { describe, expect, test } from '@jest/globals';
import {
  codeOfPaper, readCompetence, readCutoff, readFee, readFlag, readOnlineLevel, readPapers, readPolicy, readSteps, readTerm,
} from './cell-texts.js';
import { bestMatches } from './search.js';

describe('cells as people write them', () => {
  test.each([
    ['3', 'working_day', { amount: 3, unit: 'working_day' }],
    ['0,5', 'Ngày làm việc', { amount: 0.5, unit: 'working_day' }],
    ['3 ngày làm việc', '', { amount: 3, unit: 'working_day' }],
    ['3 ngày làm việc', 'working_day', { amount: 3, unit: 'working_day' }],
    ['15 ngày', '', { amount: 15, unit: 'calendar_day' }],
    ['8', 'giờ làm việc', { amount: 8, unit: 'working_hour' }],
    ['Trong ngày', '', { amount: 0, unit: 'same_day' }],
    ['', 'same_day', { amount: 0, unit: 'same_day' }],
    ['02 tháng', '', { amount: 2, unit: 'month' }],
    ['3 ngày làm việc', 'month', undefined],
    ['3', '', undefined],
    ['-3', 'working_day', undefined],
    ['ba', 'working_day', undefined],
    ['2', 'same_day', undefined],
  ])('term %j %j', (text, unit, term) => expect(readTerm(text, unit)).toEqual(term));

  test.each([['15:00', '15:00'], ['15h', '15:00'], ['9h30', '09:30'], ['7:30', '07:30'], ['15:00:00', '15:00'], ['24:00', undefined], ['trưa', undefined]])(
    'cut-off %j', (text, clock) => expect(readCutoff(text)).toBe(clock));

  test.each([['8.000 đồng', 8000], ['8000', 8000], ['1,500,000đ', 1_500_000], ['Không', 0], ['Miễn phí', 0], ['8.5', undefined], ['tùy', undefined]])(
    'fee %j', (text, fee) => expect(readFee(text)).toBe(fee));

  test('words for levels, competence, policy and yes or no', () => {
    expect([readOnlineLevel('Một phần'), readOnlineLevel('4'), readOnlineLevel(''), readOnlineLevel('2')]).toEqual([3, 4, null, undefined]);
    expect([readCompetence('Liên thông'), readCompetence('commune'), readCompetence('huyện')]).toEqual(['interlinked', 'commune', undefined]);
    expect([readCompetence('Liên thông cùng cấp'), readCompetence('interlinked_between_levels'), readCompetence('liên thông giữa các cấp')])
      .toEqual(['interlinked_same_level', 'interlinked_between_levels', 'interlinked_between_levels']);
    expect([readPolicy('Tạm dừng'), readPolicy('restart'), readPolicy('x')]).toEqual(['pause', 'restart', undefined]);
    expect([readFlag('Có'), readFlag('x'), readFlag('Không'), readFlag('?')]).toEqual([true, true, false, undefined]);
  });

  test('papers with their numbers; other words in parentheses belong to the name', () => {
    expect(readPapers('Tờ khai (theo mẫu)\nGiấy chứng sinh (1 bản chính, 2 bản sao); Ủy quyền (nếu có); Tờ khai (theo mẫu)')).toEqual([
      { code: 'to-khai-theo-mau', name: 'Tờ khai (theo mẫu)', originals: 1, copies: 0, required: true },
      { code: 'giay-chung-sinh', name: 'Giấy chứng sinh', originals: 1, copies: 2, required: true },
      { code: 'uy-quyen', name: 'Ủy quyền', originals: 1, copies: 0, required: false },
      { code: 'to-khai-theo-mau-2', name: 'Tờ khai (theo mẫu)', originals: 1, copies: 0, required: true },
    ]);
    expect(readPapers('(1 bản chính)')).toBeUndefined();
    expect(codeOfPaper('Giấy chứng sinh')).toBe('giay-chung-sinh');
  });

  test('steps', () => {
    expect(readSteps('Tiếp nhận: một cửa: 4 giờ làm việc; Thẩm định: công chức: 2 ngày làm việc')).toEqual([
      { position: 1, name: 'Tiếp nhận', office: 'desk', allotment: { amount: 4, unit: 'working_hour' } },
      { position: 2, name: 'Thẩm định', office: 'officer', allotment: { amount: 2, unit: 'working_day' } },
    ]);
    expect(readSteps('Tiếp nhận: bảo vệ: 4 giờ')).toBeUndefined();
    expect(readSteps('Tiếp nhận')).toBeUndefined();
  });
});

test('a search ranks words side by side before words in order before words anywhere', () => {
  const named = [
    { code: '3', name: 'Khai tử và sinh hoạt' }, { code: '2', name: 'Sinh con và khai báo' }, { code: '1', name: 'Đăng ký khai sinh' },
  ];
  expect(bestMatches(named, 'KHAI si').map(({ code }) => code)).toEqual(['1', '3', '2']);
  expect(bestMatches([{ code: '1.001193', name: 'Thủ tục đăng ký khai sinh' }], 'kh si')).toHaveLength(1);
});
