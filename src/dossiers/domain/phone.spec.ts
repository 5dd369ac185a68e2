import { expect, test } from '@jest/globals';
import { phoneKey } from './phone.js';

test.each([
  ['0900000001', '0900000001'], ['0900 000 001', '0900000001'], ['+84 900.000.001', '0900000001'], ['+84 (0)900-000-001', '0900000001'],
  ['024 3825 1234', '02438251234'], ['+66 81 234 5678', '66812345678'],
  ['1234567', undefined], ['0900000001 (nhà)', undefined], ['', undefined], ['1234567890123456', undefined],
])('%p is searched by %p', (text, key) => expect(phoneKey(text)).toBe(key));
