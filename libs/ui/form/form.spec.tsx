import { describe, expect, test } from '@jest/globals';
import { renderPart } from '../render.js';
import { Button, CellInput, DateInput, ErrorMessage, ErrorSummary, Radios, Select, TextInput, Textarea } from './index.js';

describe('words are ours', () => {
  test('an error is announced as one', () => {
    expect(renderPart(<ErrorMessage id="name-error">Nhập họ và tên</ErrorMessage>)).toBe(
      '<p id="name-error" class="mc-error-message"><span class="mc-visually-hidden">Lỗi:</span> Nhập họ và tên</p>',
    );
  });

  test('the summary has a title and links to the field', () => {
    const html = renderPart(<ErrorSummary errors={[{ text: 'Nhập họ và tên', field: 'name' }]} />);
    expect(html).toContain('<h2 class="mc-error-summary__title">Có thông tin cần sửa</h2>');
    expect(html).toContain('<a href="#name">Nhập họ và tên</a>');
  });

  test('a date in three fields', () => {
    const html = renderPart(<DateInput id="born" namePrefix="born" legend="Ngày sinh" values={{ day: '12' }} />);
    expect(html.match(/<label[^>]*>([^<]+)/g)).toEqual(['Ngày', 'Tháng', 'Năm'].map((text) => expect.stringContaining(text)));
    expect(html).toContain('name="born-day"');
    expect(html).toContain('value="12"');
  });
});

describe('fields', () => {
  test('what a look-up found stands in an element of its own and is read with the field', () => {
    const html = renderPart(<TextInput name="citizen" label="Số căn cước" note="Đã có 3 hồ sơ, điền sẵn" noteTone="good" error="Có 12 chữ số" />);
    expect(html).toContain('aria-describedby="citizen-error citizen-note"');
    expect(html).toContain('<small id="citizen-note" class="mc-sub mc-sub--good">Đã có 3 hồ sơ, điền sẵn</small>');
  });

  test('what was typed comes back escaped and whole', () => {
    expect(renderPart(<TextInput name="owner" label="Họ và tên" value={'"><script>'} />)).toContain('value="&quot;>&lt;script>"');
    expect(renderPart(<Textarea name="reason" label="Lý do" value={'\n</textarea>'} />)).toContain('>\n\n&lt;/textarea></textarea>');
  });

  test('numbers choose options that are written as text', () => {
    expect(renderPart(<Select name="level" label="Mức độ" value={4} choices={[{ value: '3', text: '3' }, { value: '4', text: '4' }]} />)).toContain('<option value="4" selected>');
    expect(renderPart(<Radios name="level" value="4" options={[{ value: 4, label: 'Toàn trình' }]} />)).toContain(' checked');
  });

  test('a cell is named by its row and column', () => {
    expect(renderPart(<CellInput name="original-1" label="Bản chính: Tờ khai" type="number" value={1} width={3} />)).toBe(
      '<input class="mc-input mc-input--cell mc-input--width-3" type="number" name="original-1" value="1" aria-label="Bản chính: Tờ khai"/>',
    );
  });

  test('a button sends its name and value', () => {
    expect(renderPart(<Button name="then" value="next">Tiếp nhận và thêm mới</Button>)).toBe('<button type="submit" name="then" value="next" class="mc-button">Tiếp nhận và thêm mới</button>');
  });
});
