import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseInstant } from './index.js';
import { tinyApp } from './tiny-app.spec-support.js';
import type { TinyApp } from './tiny-app.spec-support.js';

let tiny: TinyApp;
beforeAll(async () => {
  tiny = await tinyApp();
});
afterAll(() => tiny.close());

const echo = (form: object) => tiny.http.post('/lamps/echo').send(form);

describe('a form', () => {
  test('is converted to what the class says', async () => {
    const answer = await echo({
      owner: { fullName: ' Trần Văn Mẫu ', idNumber: '' },
      others: [{ fullName: 'Lê Thị Mẫu' }],
      labels: [' một '],
      copies: 3,
      fee: 12.5,
      urgent: true,
      channel: 'online',
      day: '2026-02-28',
      at: '2026-02-03T09:00',
      id: '019A8F00-0000-7000-8000-0123456789AB',
      email: 'mau@example.vn',
      note: 'dòng một\r\ndòng hai',
      facts: { a: [1, { b: null }] },
    });
    expect(answer.body).toEqual({
      types: { at: true, owner: true },
      form: {
        owner: { fullName: 'Trần Văn Mẫu' },
        others: [{ fullName: 'Lê Thị Mẫu' }],
        labels: ['một'],
        copies: 3,
        fee: 12.5,
        urgent: true,
        channel: 'online',
        day: '2026-02-28',
        at: '2026-02-03T02:00:00.000Z',
        id: '019a8f00-0000-7000-8000-0123456789ab',
        email: 'mau@example.vn',
        note: 'dòng một\ndòng hai',
        facts: { a: [1, { b: null }] },
      },
    });
  });

  test('optional fields may be empty or null, and are then absent', async () => {
    const answer = await echo({ note: '', owner: null, others: null, labels: null, copies: null, day: '', at: null, facts: null });
    expect(answer.body.form).toEqual({});
  });

  test.each<[object, string, string, string]>([
    [{ surprise: 1 }, 'surprise', 'unknown_field', 'Không có mục “surprise” trong biểu mẫu này.'],
    [{ owner: { fullName: 'a', admin: true } }, 'owner.admin', 'unknown_field', 'Không có mục “owner.admin” trong biểu mẫu này.'],
    [{ owner: { fullName: 'x'.repeat(21) } }, 'owner.fullName', 'text.too_long', 'Họ tên: tối đa 20 ký tự.'],
    [{ owner: {} }, 'owner.fullName', 'required', 'Họ tên: bắt buộc phải có.'],
    [{ owner: { fullName: '   ' } }, 'owner.fullName', 'required', 'Họ tên: bắt buộc phải có.'],
    [{ owner: { fullName: ['a'] } }, 'owner.fullName', 'text.not_text', 'Họ tên: phải là chữ.'],
    [{ owner: { fullName: 'a', idNumber: '12345' } }, 'owner.idNumber', 'text.bad_format', 'Số giấy tờ: gồm 9 hoặc 12 chữ số.'],
    [{ owner: 'a' }, 'owner', 'object.bad', 'Chủ hồ sơ: phải là một nhóm thông tin.'],
    [{ owner: [{ fullName: 'a' }] }, 'owner', 'object.bad', 'Chủ hồ sơ: phải là một nhóm thông tin.'],
    [{ others: [{ fullName: 'a' }, {}] }, 'others.1.fullName', 'required', 'Họ tên: bắt buộc phải có.'],
    [{ others: ['a'] }, 'others.0', 'object.bad', 'Mục “others.0” phải là một nhóm thông tin.'],
    [{ others: { fullName: 'a' } }, 'others', 'list.not_a_list', 'Người cùng nộp: phải là danh sách.'],
    [{ others: [1, 2, 3] }, 'others', 'list.too_long', 'Người cùng nộp: tối đa 2 mục.'],
    [{ labels: ['quá dài'] }, 'labels', 'text.too_long', 'Nhãn: tối đa 5 ký tự.'],
    [{ labels: [1] }, 'labels', 'text.not_text', 'Nhãn: phải là chữ.'],
    [{ labels: ['a', 'b', 'c', 'd'] }, 'labels', 'list.too_long', 'Nhãn: tối đa 3 mục.'],
    [{ copies: 1.5 }, 'copies', 'number.not_whole', 'Số bản: phải là số nguyên.'],
    [{ copies: '1e1' }, 'copies', 'number.not_whole', 'Số bản: phải là số nguyên.'],
    [{ copies: -1 }, 'copies', 'number.too_small', 'Số bản: nhỏ nhất là 0.'],
    [{ copies: 100 }, 'copies', 'number.too_large', 'Số bản: lớn nhất là 99.'],
    [{ fee: 'nhiều' }, 'fee', 'number.not_a_number', 'Phí: phải là số.'],
    [{ fee: 1.005 }, 'fee', 'number.too_many_places', 'Phí: tối đa 2 chữ số sau dấu thập phân.'],
    [{ urgent: 'có' }, 'urgent', 'flag.bad', 'Gấp: phải là true hoặc false.'],
    [{ channel: 'fax' }, 'channel', 'choice.unknown', 'Kênh: phải là một trong: counter, online.'],
    [{ day: '2026-02-29' }, 'day', 'date.bad', 'Ngày: phải là ngày có thật, dạng ngày/tháng/năm hoặc YYYY-MM-DD.'],
    [{ day: '0026-02-28' }, 'day', 'date.out_of_range', 'Ngày: năm phải từ 1900 đến 2199.'],
    [{ at: '2026-02-03T25:00' }, 'at', 'instant.bad', expect.stringContaining('thời điểm có thật') as unknown as string],
    [{ at: 1770000000000 }, 'at', 'instant.bad', expect.stringContaining('thời điểm có thật') as unknown as string],
    [{ id: '1 OR 1=1' }, 'id', 'uuid.bad', 'Mã: không phải mã định danh hợp lệ (UUID).'],
    [{ email: 'a@b' }, 'email', 'email.bad', 'Thư điện tử: không phải địa chỉ thư điện tử.'],
    [{ facts: [1] }, 'facts', 'object.bad', 'Tờ khai: phải là một nhóm thông tin.'],
    [{ facts: { a: 'x'.repeat(200) } }, 'facts', 'json.too_large', 'Tờ khai: tối đa 200 ký tự.'],
    [{ facts: { a: [[[[[[[[1]]]]]]]] } }, 'facts', 'json.too_deep', 'Tờ khai: lồng quá 8 cấp.'],
    [{ facts: { a: 'x\0' } }, 'facts', 'text.bad_character', 'Tờ khai: có ký tự không dùng được.'],
  ])('%j is refused at its field', async (form, field, code, message) => {
    const answer = await echo(form);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'request.invalid', errors: [{ field, code, message }] });
    expect(answer.body.errors).toHaveLength(1);
  });

  test.each(['\0', '\u0007', '\ufffd', '\ud800', '\udc00x', '\u009f'])('the character %j is refused in text', async (character) => {
    const body = `{"owner":{"fullName":${JSON.stringify(`a${character}b`)}},"note":${JSON.stringify(`a${character}b`)}}`;
    const answer = await tiny.http.post('/lamps/echo').set('content-type', 'application/json').send(body);
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ field: 'note', code: 'text.bad_character' }),
      expect.objectContaining({ field: 'owner.fullName', code: 'text.bad_character' }),
    ]);
  });

  test('all wrong fields are told at once, and at most a hundred', async () => {
    const answer = await echo({ copies: 'x', urgent: 'x', channel: 'x' });
    expect(answer.body.errors.map((error: { field: string }) => error.field).sort()).toEqual(['channel', 'copies', 'urgent']);
    const many = await echo(Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`field${String(index)}`, 1])));
    expect(many.body.errors).toHaveLength(100);
  });

  test('length is counted in characters, not in UTF-16 units', async () => {
    expect((await echo({ owner: { fullName: '😀'.repeat(20) } })).status).toBe(201);
    expect((await echo({ owner: { fullName: '😀'.repeat(21) } })).status).toBe(400);
  });
});

describe('a query', () => {
  test('is read into numbers, flags and lists, with defaults', async () => {
    expect((await tiny.http.get('/lamps/list')).body).toEqual({ limit: 50 });
    expect((await tiny.http.get('/lamps/list?limit=&cursor=')).body).toEqual({ limit: 50 });
    expect((await tiny.http.get('/lamps/list?limit=200&urgent=1&states=on')).body).toEqual({ limit: 200, urgent: true, states: ['on'] });
    expect((await tiny.http.get('/lamps/list?states=on&states=off&urgent=false')).body).toMatchObject({ urgent: false, states: ['on', 'off'] });
  });

  test.each(['limit=201', 'limit=0', 'limit=a', 'limit=1&limit=2', 'urgent=maybe', 'states=broken', 'surprise=1'])('%s is refused', async (query) => {
    expect((await tiny.http.get(`/lamps/list?${query}`)).body.code).toBe('request.invalid');
  });
});

describe('an instant', () => {
  test.each([
    ['2026-02-03T09:00', '2026-02-03T02:00:00.000Z'],
    ['3/2/2026 9:00', '2026-02-03T02:00:00.000Z'],
    ['2026-02-03 09:00:30', '2026-02-03T02:00:30.000Z'],
    ['2026-02-03T09:00:00.25', '2026-02-03T02:00:00.250Z'],
    ['2026-02-03T09:00:00+07:00', '2026-02-03T02:00:00.000Z'],
    ['2026-02-03T09:00:00 07:00', '2026-02-03T02:00:00.000Z'],
    ['2026-02-03T02:00Z', '2026-02-03T02:00:00.000Z'],
    ['2026-02-02T21:30:00-0430', '2026-02-03T02:00:00.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(parseInstant(text)?.toISOString()).toBe(instant);
  });

  test.each(['2026-02-30T09:00', '2026-02-03', '2026-02-03T24:00', '2026-02-03T09:60', '2026-02-03T09:00+15:00', 'hôm qua', ''])('%j is none', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});
