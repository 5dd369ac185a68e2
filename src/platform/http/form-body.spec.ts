import { describe, expect, test } from '@jest/globals';
import { parseFormBody } from './form-body.js';

const read = (text: string) => ({ ...parseFormBody(Buffer.from(text, 'latin1')) });

describe('the body of a browser form', () => {
  test('Vietnamese text, blanks, and names that come several times', () => {
    expect(read('name=L%C3%AA+V%C4%83n&paper=1&paper=2&paper=3&empty=')).toEqual({ name: 'Lê Văn', paper: ['1', '2', '3'], empty: '' });
  });

  test('broken bytes come out marked, for the field to refuse', () => {
    expect(read('name=%C3')).toEqual({ name: '\ufffd' });
  });

  test.each(['__proto__=1', 'owner.constructor=1', 'a.prototype.b=1'])('%s is refused', (body) => {
    expect(() => read(body)).toThrow('http.forbidden_key');
  });

  test('so is a flood of fields', () => {
    expect(() => read('a=1&'.repeat(3_001))).toThrow('http.too_large');
  });
});
