import { describe, expect, test } from '@jest/globals';
import { parseCardQr } from '#libs/citizen-id';
import { parseDossierCode } from '#libs/dossier-code';
import { cardIn, type KeyStroke, type Scan, type Step, ScanRecogniser } from './scan-recogniser.js';

const CARD = '001090000508|012345678|Lê Văn Mẫu Đức|12031990|Nam|Thôn Trung, xã Dương Hà, Gia Lâm, Hà Nội|25042021';
const CODE = 'H26.15.30-211027-0001';

const strokes = (keys: Iterable<string>, gap: number, from = 1000): KeyStroke[] => [...keys].map((key, index) => ({ key, time: from + index * gap }));

/** Marks are the places of keys in the order typed. */
function read(...batches: readonly KeyStroke[][]): { scans: Scan[]; steps: Step<number>[]; recogniser: ScanRecogniser<number> } {
  const recogniser = new ScanRecogniser<number>();
  const steps = batches.flat().map((stroke, index) => recogniser.feed(stroke, index));
  return { steps, scans: steps.flatMap(({ scan }) => scan ?? []), recogniser };
}

describe('a citizen card', () => {
  test.each([1, 8, 30])('is read at %i ms a key, its Enter swallowed', (gap) => {
    const { scans, steps } = read(strokes([...CARD, 'Enter'], gap));
    expect(scans).toEqual([{ kind: 'card', text: CARD }]);
    expect(steps.at(-1)?.swallow).toBe(true);
    expect(parseCardQr(scans[0]?.text ?? '')).toMatchObject({ ok: true });
  });

  test('lands nowhere from the first | on; the twelve figures before are taken back by the page', () => {
    const { steps } = read(strokes(CARD, 5));
    expect(steps.findIndex(({ swallow }) => swallow)).toBe(12);
    expect(steps.slice(12).every(({ swallow }) => swallow)).toBe(true);
    expect(steps[12]?.since).toBe(0);
  });

  test('may hesitate once begun, and come with Shift before its capitals', () => {
    const { scans } = read(strokes(CARD.slice(0, 40), 5), strokes(['Shift', ...CARD.slice(40), 'Enter'], 5, 1320));
    expect(scans).toEqual([{ kind: 'card', text: CARD }]);
  });

  test('whose letters an input method rewrites is read as rewritten', () => {
    const [before = '', after = ''] = CARD.split('Mẫu');
    expect(read(strokes([...before, 'M', 'a', 'a', 'Backspace', 'Backspace', 'â', 'Backspace', 'ẫ', 'u', ...after, 'Enter'], 5)).scans).toEqual([{ kind: 'card', text: CARD }]);
  });

  test('from a scanner that sends Tab, or nothing, at the end', () => {
    expect(read(strokes([...CARD, 'Tab'], 5)).scans).toEqual([{ kind: 'card', text: CARD }]);
    expect(read(strokes(CARD, 5)).recogniser.pause().scan).toEqual({ kind: 'card', text: CARD });
  });

  test('with more fields, as newer cards have', () => {
    expect(read(strokes([...`${CARD}|||`, 'Enter'], 5)).scans).toMatchObject([{ kind: 'card' }]);
  });

  test('may come in one piece, pasted; what is no whole card is somebody’s own text', () => {
    expect(cardIn(` ${CARD}\n`)).toEqual({ kind: 'card', text: CARD });
    for (const text of ['', CARD.slice(0, 40), CODE, 'a | b', `${CARD}\n${CARD}x`.replaceAll('|', '/')]) expect(cardIn(text)).toBeUndefined();
  });

  test('of which half came is said to be broken, and goes nowhere', () => {
    const { scans, steps } = read(strokes([...CARD.slice(0, 30), 'Enter'], 5));
    expect(scans).toMatchObject([{ kind: 'broken' }]);
    expect(steps.at(-1)?.swallow).toBe(true);
    expect(read(strokes(CARD.slice(0, 30), 5)).recogniser.pause().scan).toMatchObject({ kind: 'broken' });
    expect(read(strokes('001090000508', 5)).recogniser.pause().scan).toBeUndefined();
  });

  test.each([500, 100, 20])('%i ms after somebody typed is told from what they typed', (after) => {
    const { scans, steps } = read(strokes('Le V', 80), strokes([...CARD, 'Enter'], 5, 1240 + after));
    expect(scans).toEqual([{ kind: 'card', text: CARD }]);
    expect(steps.at(-1)?.since).toBe(4);
  });

  test('by a clock of 16 ms steps, and in handfuls', () => {
    const coarse = strokes([...CARD, 'Enter'], 26).map(({ key, time }) => ({ key, time: Math.floor(time / 15.6) * 15.6 }));
    const handfuls = [...CARD, 'Enter'].map((key, index) => ({ key, time: 1000 + Math.floor(index / 4) * 70 }));
    expect(read(coarse).scans).toEqual([{ kind: 'card', text: CARD }]);
    expect(read(handfuls).scans).toEqual([{ kind: 'card', text: CARD }]);
  });

  test('two in a row are two', () => {
    expect(read(strokes([...CARD, 'Enter'], 5), strokes([...CARD, 'Enter'], 5, 5000)).scans).toHaveLength(2);
  });
});

describe('a dossier code', () => {
  test.each([CODE, '000.17.22.H56-210531-12345', 'h26.15.30-211027-0001', 'H26-211027-0001'])('%s', (code) => {
    const { scans } = read(strokes([...code, 'Enter'], 10));
    expect(scans).toEqual([{ kind: 'code', text: code.toUpperCase() }]);
    expect(parseDossierCode(scans[0]?.text ?? '')?.code).toBe(code.toUpperCase());
  });

  test('without Enter is read after the pause', () => {
    const { recogniser } = read(strokes(CODE, 10));
    expect(recogniser.pending).toBe(true);
    expect(recogniser.pause().scan).toEqual({ kind: 'code', text: CODE });
  });
});

describe('a dossier code after typing', () => {
  test.each([CODE, '000.17.22.H56-210531-12345'])('%s', (code) => {
    const { scans, steps } = read(strokes('Bà A', 90), strokes([...code, 'Enter'], 10, 1300));
    expect(scans).toEqual([{ kind: 'code', text: code }]);
    expect(steps.at(-1)?.since).toBe(4);
  });
});

describe('a person', () => {
  test.each([
    ['a card number typed by hand', strokes([...CARD, 'Enter'], 60)],
    ['a dossier code typed by hand', strokes([...CODE, 'Enter'], 45)],
    ['the fastest of typists', strokes([...'Nguyễn Thị Mẫu', 'Enter'], 50)],
    ['a syllable that an input method rewrites at once', strokes([...'nghieeng', 'Backspace', 'Backspace', 'Backspace', 'Backspace', ...'iêng', 'Enter'], 2)],
    ['a short burst', strokes([...'1234567', 'Enter'], 5)],
    ['composition', strokes([...Array.from('nghieng', () => 'Process'), 'Enter'], 5)],
    ['arrows and deletions', strokes([...Array.from('12345678901', () => 'ArrowLeft'), 'Enter'], 5)],
  ])('%s is no scan', (_what, typed) => {
    const { scans, steps } = read(typed);
    expect(scans).toEqual([]);
    expect(steps.filter(({ swallow }) => swallow)).toEqual([]);
  });

  test('a text put in by an expander, then Enter by hand', () => {
    expect(read(strokes('Thôn Trung, xã Dương Hà', 1), strokes(['Enter'], 1, 1400)).scans).toEqual([]);
  });
});

test('any other bar code keeps its text and loses its Enter', () => {
  const { scans, steps } = read(strokes([...'8934563138165', 'Enter'], 5));
  expect(scans).toEqual([{ kind: 'other', text: '8934563138165' }]);
  expect(steps.slice(0, -1).some(({ swallow }) => swallow)).toBe(false);
  expect(steps.at(-1)?.swallow).toBe(true);
});
