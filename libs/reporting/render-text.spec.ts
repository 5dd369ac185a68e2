import { expect, test } from '@jest/globals';
import { type ReportLine, R1, R2, computeReport, emptyBase, presetPeriod, renderCsv, renderText } from './index.js';
import { textWidth } from './box-canvas.js';
import { wrapText } from './wrap-text.js';

const year2021 = presetPeriod('year', 2021);

function lines(): ReportLine[] {
  const base = emptyBase();
  base.receivedIn = { counter: 950, post: 10, online3: 847, online4: 0 };
  base.finished = { early: 1000, onTime: 806, late: 1 };
  return [
    { position: 1, name: 'Tư pháp', base },
    { position: 2, name: 'Nội vụ', base: emptyBase() },
  ];
}

test('R1 in a terminal: merged heads, a column each, the total apart', () => {
  const text = renderText(computeReport(R1, lines(), year2021), { reportingUnit: 'UBND xã Dương Hà' });
  expect(text.split('\n').slice(0, 15)).toEqual([
    'Kết quả tiếp nhận và giải quyết thủ tục hành chính theo lĩnh vực',
    'Kỳ báo cáo: Năm 2021',
    'Đơn vị báo cáo: UBND xã Dương Hà',
    'Đơn vị tính: hồ sơ',
    '',
    '┌─────┬──────────┬────────────────────────────────────────────┬────────────┬────────────┬────────────┐',
    '│     │          │          Số hồ sơ nhận giải quyết          │  Số hồ sơ  │  Số hồ sơ  │            │',
    '│ STT │ Lĩnh vực ├─────────┬────────────┬──────────┬──────────┤  đã giải   │  chưa đến  │ Đạt tỷ lệ  │',
    '│     │          │ Tổng số │  Nộp trực  │ Mức độ 3 │ Mức độ 4 │   quyết    │  hạn giải  │     %      │',
    '│     │          │         │    tiếp    │          │          │            │   quyết    │            │',
    '├─────┼──────────┼─────────┼────────────┼──────────┼──────────┼────────────┼────────────┼────────────┤',
    '│   1 │ Tư pháp  │    1807 │        960 │      847 │        0 │       1807 │          0 │      99,94 │',
    '│   2 │ Nội vụ   │       0 │          0 │        0 │        0 │          0 │          0 │            │',
    '├─────┼──────────┼─────────┼────────────┼──────────┼──────────┼────────────┼────────────┼────────────┤',
    '│     │ Tổng     │    1807 │        960 │      847 │        0 │       1807 │          0 │      99,94 │',
  ]);
});

test('every line of the box is equally wide, also with three levels of heads, numbers and letters written in parts', () => {
  const [first, second] = lines() as [ReportLine, ReportLine];
  const decomposed = { ...first, name: 'Tài nguyên môi trường và những việc khác mà xã phải làm'.normalize('NFD') };
  const text = renderText(computeReport(R2, [decomposed, second], year2021));
  const box = text.split('\n').filter((line) => /^[┌│├└]/.test(line));
  expect(new Set(box.map(textWidth)).size).toBe(1);
  expect(text).toContain('(13) │');
  expect(text).toBe(text.normalize('NFC'));
});

test('words are broken only where a line is too short for them', () => {
  expect(wrapText('Số hồ sơ đã giải quyết', 10)).toEqual(['Số hồ sơ', 'đã giải', 'quyết']);
  expect(wrapText('nghiêng', 3)).toEqual(['ngh', 'iên', 'g']);
  expect(wrapText('', 5)).toEqual(['']);
});

test('CSV: one head row, quoted where needed, a BOM when asked for', () => {
  const [first] = lines() as [ReportLine];
  const csv = renderCsv(computeReport(R1, [{ ...first, name: 'Hộ tịch, "chứng thực"' }], year2021));
  expect(csv.split('\r\n')).toEqual([
    'STT,Lĩnh vực,Số hồ sơ nhận giải quyết - Tổng số,Số hồ sơ nhận giải quyết - Nộp trực tiếp,Số hồ sơ nhận giải quyết - Mức độ 3,' +
      'Số hồ sơ nhận giải quyết - Mức độ 4,Số hồ sơ đã giải quyết,Số hồ sơ chưa đến hạn giải quyết,Đạt tỷ lệ %',
    '1,"Hộ tịch, ""chứng thực""",1807,960,847,0,1807,0,99.94',
    ',Tổng,1807,960,847,0,1807,0,99.94',
    '',
  ]);
  expect(renderCsv(computeReport(R1, [], year2021), { bom: true }).startsWith('\uFEFFSTT,')).toBe(true);
});
