import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { formatTime } from '#libs/civil-date';
import { DeadlinesCsvError, type Term, dueOf, explainDue, recomputeDeadlinesCsv } from './index.js';
import { at, officeCalendar } from './office.fixture.js';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const calendar = officeCalendar(read('src/demonstration/data/holidays-vn.csv'));
const rowsOf = (text: string): string[] => text.trim().split('\n').slice(1);

describe('the list of deadlines handed to us', () => {
  const golden = read('test/golden/deadlines.csv');

  test('comes back byte for byte with its due column computed', () => {
    const withoutDue = golden.replace(/,\d{4}-\d\d-\d\dT\d\d:\d\d(?=\r?$)/gm, ',');
    expect(rowsOf(withoutDue).every((row) => row.trim().endsWith(','))).toBe(true);
    expect(rowsOf(golden)).toHaveLength(60);
    expect(recomputeDeadlinesCsv(withoutDue, calendar)).toBe(golden);
  });

  test('a BOM is dropped, line ends and blank lines stay', () => {
    const plain = golden.replaceAll('\r\n', '\n');
    expect(recomputeDeadlinesCsv(`\uFEFF${plain}\n`, calendar)).toBe(`${plain}\n`);
    const windows = plain.replaceAll('\n', '\r\n');
    expect(recomputeDeadlinesCsv(windows, calendar)).toBe(windows);
  });
});

describe('our own list, each row with its clause', () => {
  test.each(rowsOf(read('test/golden/deadlines-own.csv')).map((row) => row.split(',')))(
    'received %s, %s %s',
    (received = '', amount = '', unit = '', cutoff = '', policy = '', pauses = '', due = '', provisional = '', clause = '') => {
      const facts = {
        receivedAt: at(received),
        policy: policy === 'restart' ? ('restart' as const) : ('pause' as const),
        pauses: pauses
          .split(' ')
          .filter((pause) => pause !== '')
          .map((pause) => pause.split('/'))
          .map(([from = '', to = '']) => ({ from: at(from), to: to === '' ? null : at(to) })),
      };
      const term = { unit: unit as Term['unit'], amount: Number(amount), cutoff: cutoff || null };
      const found = dueOf(facts, term, calendar);
      expect({ due: `${found.dueOn}T${formatTime(found.dueAt)}`, provisional: found.provisional ? 'yes' : 'no' }).toEqual({
        due,
        provisional,
      });
      expect(clause).not.toBe('');
      expect(explainDue(facts, term, calendar).at(-1)).toMatchObject({ code: 'due', to: found.dueOn });
    },
  );
});

describe('a bad list is refused with every bad line', () => {
  test('lines and reasons', () => {
    const text = [
      'received,term,unit,paused_from,paused_to,due',
      '2021-02-30T10:00,3,working_day,,,',
      '2021-05-04T10:00,3,working_day,,,',
      '2021-05-04T24:00,3,working_day,,,',
      '2021-05-04T10:00,3,week,,,',
      '2021-05-04T10:00,1.25,working_day,,,',
      '2021-05-04T10:00,ba,working_day,,,',
      '2021-05-04T10:00,3,working_day,,2021-05-05T10:00,',
      '2021-05-04T10:00,3,working_day,2021-05-03T10:00,2021-05-05T10:00,',
      '2021-05-04T10:00,3,working_day,2021-05-06T10:00,2021-05-05T10:00,',
      '2021-05-04T10:00,3,working_day',
      '1021-05-04T10:00,3,working_day,,,',
    ].join('\n');
    let caught: unknown;
    try {
      recomputeDeadlinesCsv(text, calendar);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(DeadlinesCsvError);
    expect(caught instanceof DeadlinesCsvError && caught.message.split('\n')).toEqual([
      'Dòng 2: received: "2021-02-30T10:00" không phải là ngày giờ dạng YYYY-MM-DDTHH:MM',
      'Dòng 4: received: "2021-05-04T24:00" không phải là ngày giờ dạng YYYY-MM-DDTHH:MM',
      'Dòng 5: unit: không có đơn vị thời hạn "week"',
      'Dòng 6: term: thời hạn 1.25 không tính được với đơn vị working_day',
      'Dòng 7: term: "ba" không phải là số',
      'Dòng 8: paused_from: có ngày hết tạm dừng mà không có ngày bắt đầu',
      'Dòng 9: paused_from: tạm dừng trước khi tiếp nhận',
      'Dòng 10: paused_to: hết tạm dừng trước khi bắt đầu',
      'Dòng 11: phải có 6 cột, dòng này có 3',
      'Dòng 12: lịch làm việc không đủ để tính đến ngày hẹn',
    ]);
  });

  test('another header', () => {
    expect(() => recomputeDeadlinesCsv('a,b\n1,2\n', calendar)).toThrow('Dòng 1: dòng tiêu đề phải là');
  });

  test('an open pause leaves the due date as it stood', () => {
    const row = '2021-05-11T08:00,3,working_day,2021-05-12T10:00,,2021-05-14T17:00';
    const text = `received,term,unit,paused_from,paused_to,due\n${row}\n`;
    expect(recomputeDeadlinesCsv(text, calendar)).toBe(text);
  });
});
