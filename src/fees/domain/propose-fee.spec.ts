import { expect, test } from '@jest/globals';
import { proposeFee } from './propose-fee.js';

const version = { name: 'Thủ tục đăng ký lại khai sinh', fee: 8000, fieldName: 'Hộ tịch', term: { amount: 5, unit: 'working_day' as const } };
const copies = { name: 'Chứng thực bản sao', fee: 2000, fieldName: 'Chứng thực', term: { amount: 0, unit: 'same_day' as const, cutoff: '15:00' } };

test('a dossier is charged once, however many sets it has', () => {
  expect(proposeFee(version, 2)).toEqual([{ kind: 'charge', text: 'Lệ phí: Thủ tục đăng ký lại khai sinh', amount: 8000 }]);
});

test('what is settled at the counter is charged by the copy; certification is phí', () => {
  expect(proposeFee(copies, 1)).toEqual([{ kind: 'fee', text: 'Phí: Chứng thực bản sao', amount: 2000 }]);
  expect(proposeFee(copies, 12)).toEqual([{ kind: 'fee', text: 'Phí: Chứng thực bản sao (12 bản)', amount: 24000 }]);
});

test('a procedure without a fee proposes nothing', () => {
  expect(proposeFee({ ...version, fee: 0 }, 3)).toEqual([]);
});
