import { describe, expect, test } from '@jest/globals';
import { renderPart } from '../render.js';
import { Button, CellInput, CellSelect, Combobox, DateInput, DefaultButton, ErrorMessage, ErrorSummary, MoneyInput, Radios, RatingInput, Select, TextInput, Textarea } from './index.js';

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

  test('a choice in a cell has a label of its own and asks for more only where it needs it', () => {
    const choices = [{ value: 'no', text: 'Chưa' }, { value: 'reused', text: 'Dùng lại', attributes: { 'data-reveals': true } }];
    expect(renderPart(<CellSelect name="p" label="Số hóa: Tờ khai" value="reused" choices={choices} reveals="mã" />)).toBe(
      '<div class="mc-cell-select"><select class="mc-select mc-select--cell" name="p" id="p" aria-label="Số hóa: Tờ khai">'
      + '<option value="no">Chưa</option><option value="reused" selected data-reveals="true">Dùng lại</option></select><div class="mc-cell-select__revealed">mã</div></div>',
    );
  });

  test('what Enter does is a button that nobody sees or tabs to', () => {
    expect(renderPart(<DefaultButton name="_act" value="look" />)).toBe('<button type="submit" class="mc-visually-hidden" name="_act" value="look" tabindex="-1" aria-hidden="true">Xem lại</button>');
  });

  test('a button sends its name and value', () => {
    expect(renderPart(<Button name="then" value="next">Tiếp nhận và thêm mới</Button>)).toBe('<button type="submit" name="then" value="next" class="mc-button">Tiếp nhận và thêm mới</button>');
  });
});

describe('a field that suggests', () => {
  test('is a plain input with its value beside it until a script takes it up', () => {
    const html = renderPart(<Combobox name="procedure" label="Thủ tục" source="/goi-y/thu-tuc" value="1.001193" text="Đăng ký khai sinh" strict hasRecent valueAttributes={{ 'hx-get': '/hen-tra' }} />);
    expect(html).toContain('<div class="mc-combobox" data-combobox="/goi-y/thu-tuc" data-strict="true" data-recent="true">');
    expect(html).toContain('<input class="mc-input" type="text" value="Đăng ký khai sinh" id="procedure" name="procedureText" autocomplete="off" spellcheck="false"/>');
    expect(html).toContain('<input type="hidden" name="procedure" value="1.001193" data-combobox-value="true" hx-get="/hen-tra"/>');
    expect(html).toContain('<ul class="mc-combobox__list" id="procedure-list" role="listbox" aria-label="Gợi ý" hidden></ul>');
  });

  test('offers what it knows through the browser itself, escaped', () => {
    const html = renderPart(<Combobox name="hamlet" label="Thôn" source="/goi-y/thon" offered={['Thôn Hạ', '"><i>']} error="Chọn thôn" />);
    expect(html).toContain('list="hamlet-offered"');
    expect(html).toContain('<datalist id="hamlet-offered"><option value="Thôn Hạ"></option><option value="&quot;>&lt;i>"></option></datalist>');
    expect(html).toContain('aria-describedby="hamlet-error"');
  });
});

test('a rating is in words, the best first and highest', () => {
  const html = renderPart(<RatingInput name="level" legend="Mức độ hài lòng" levels={3} value="3" />);
  expect([...html.matchAll(/value="(\d)"( checked)?.*?<label[^>]*>([^<]+)/g)].map(([, level, checked, words]) => [level, checked, words])).toEqual([
    ['3', ' checked', 'Rất hài lòng'],
    ['2', undefined, 'Hài lòng'],
    ['1', undefined, 'Không hài lòng'],
  ]);
  expect(renderPart(<RatingInput name="level" legend="x" levels={5} />).match(/type="radio"/g)).toHaveLength(5);
});

test('money in a field is grouped; what was typed stays', () => {
  expect(renderPart(<MoneyInput name="fee" label="Lệ phí" value={1234000} />)).toContain('value="1.234.000"');
  const typed = renderPart(<MoneyInput name="fee" label="Lệ phí" value="8 nghìn" error="Nhập số tiền" />);
  expect(typed).toContain('value="8 nghìn"');
  expect(typed).toContain('data-money');
});
