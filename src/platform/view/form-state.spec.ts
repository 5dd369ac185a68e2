import { describe, expect, test } from '@jest/globals';
import { ListOf, Nested, Text, WholeNumber } from '#src/platform/http';
import { defineRefusals } from '#src/platform/refusal';
import { attempt, FormState, nest, readForm } from './form-state.js';

class Paper {
  @Text({ label: 'Mã' }) code!: string;
  @WholeNumber({ label: 'Bản chính', min: 0, optional: true }) originals: number = 0;
}

class Owner {
  @Text({ label: 'Họ tên', max: 20 }) name!: string;
}

class Sheet {
  @Nested({ label: 'Chủ hồ sơ', type: Owner }) owner!: Owner;
  @ListOf({ label: 'Giấy tờ', type: Paper, max: 3, optional: true }) papers?: Paper[];
  @WholeNumber({ label: 'Số bộ', min: 1, optional: true }) sets: number = 1;
}

describe('fields of a form become what the API reads', () => {
  test('groups, lists in the order of their numbers, and nothing where nothing was typed', () => {
    expect(nest({ 'papers.10.code': 'C', 'papers.2.code': 'B', 'owner.name': 'Lê Văn Mẫu', sets: '', _key: 'k', pick: ['a', 'b'] })).toEqual({
      papers: [{ code: 'B' }, { code: 'C' }],
      owner: { name: 'Lê Văn Mẫu' },
      pick: ['a', 'b'],
    });
  });

  test('a field and a group of one name do not break each other', () => {
    expect(nest({ owner: 'x', 'owner.name': 'Lê' })).toEqual({ owner: { name: 'Lê' } });
  });

  test('names that reach behind the fields change nothing but themselves', async () => {
    nest({ 'a.__proto__.spoilt': '1', 'b.constructor.prototype.spoilt': '1', 'toString.call.spoilt': '1' });
    expect({}).not.toHaveProperty('spoilt');
    expect(nest({ pick: ['a', 'b'], 'pick.length': '-1' })).toEqual({ pick: { length: '-1' } });
    const endless = await readForm(Sheet, { 'owner.name': 'Lê', [`${'a.'.repeat(50_000)}a`]: '1' });
    expect(endless).toMatchObject({ ok: false, state: { errors: [{ field: '', code: 'http.too_deep' }] } });
  });

  test('a right form is read with defaults for what was left empty', async () => {
    const form = await readForm(Sheet, { 'owner.name': ' Lê Văn Mẫu ', 'papers.0.code': 'G1', 'papers.0.originals': '2', sets: '' });
    expect(form).toMatchObject({ ok: true, value: { owner: { name: 'Lê Văn Mẫu' }, papers: [{ code: 'G1', originals: 2 }], sets: 1 } });
  });

  test('a wrong one comes back with every error at its field and everything typed', async () => {
    const form = await readForm(Sheet, { 'owner.name': 'x'.repeat(21), 'papers.0.originals': '-1', sets: '0', nhap: 'x' });
    expect(form.ok).toBe(false);
    expect(form.state.errors.map(({ field, code }) => [field, code])).toEqual(expect.arrayContaining([
      ['owner.name', 'text.too_long'], ['papers.0.code', 'required'], ['papers.0.originals', 'number.too_small'], ['sets', 'number.too_small'], ['nhap', 'unknown_field'],
    ]));
    expect(form.state.value('owner.name')).toBe('x'.repeat(21));
    expect(form.state.error('sets')).toBe('Số bộ: nhỏ nhất là 1.');
    expect(form.state.summary()).toContainEqual({ field: 'sets', text: 'Số bộ: nhỏ nhất là 1.' });
    expect(form.state.summary()).toContainEqual({ text: 'Không có mục “nhap” trong biểu mẫu này.' });
  });
});

describe('attempting', () => {
  const refuse = defineRefusals({ 'spec.closed': { status: 409, text: 'Đã khóa sổ.' }, 'spec.down': { status: 503, text: 'Chưa sẵn sàng.' } });

  test('a refusal is an error of no field, said first', async () => {
    const tried = await attempt(() => Promise.reject(refuse('spec.closed')));
    expect(tried).toMatchObject({ ok: false, errors: [{ field: '', message: 'Đã khóa sổ.' }] });
    const state = new FormState({ a: '1' }, [{ field: 'a', code: 'x', message: 'A: sai.' }]).with(...(tried.ok ? [] : tried.errors));
    expect(state.summary()).toEqual([{ text: 'Đã khóa sổ.' }, { text: 'A: sai.', field: 'a' }]);
  });

  test.each([refuse('spec.down'), new TypeError('broken')])('%s is nothing that a form could mend', async (error) => {
    await expect(attempt(() => Promise.reject(error))).rejects.toBe(error);
  });
});
