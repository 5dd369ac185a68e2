const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const BILLION = 1_000_000_000;

/**
 * An amount of whole đồng as a receipt states it in words, from 0 to 10^15.
 *
 * @throws RangeError for anything else
 * @example amountInWords(250000) // 'Hai trăm năm mươi nghìn đồng'
 * @example amountInWords(1000005) // 'Một triệu không trăm linh năm đồng'
 */
export function amountInWords(amount: number): string {
  if (!Number.isInteger(amount) || amount < 0 || amount > 1e15) throw new RangeError(`Not an amount in đồng: ${amount}`);
  const words = amount === 0 ? [digit(0)] : wordsOf(amount, false);
  const sentence = [...words, 'đồng'].join(' ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** Above a billion people count billions as they count units: một nghìn hai trăm tỷ. Groups of nothing but zeros are not read. */
function wordsOf(number: number, continued: boolean): string[] {
  const billions = Math.floor(number / BILLION);
  if (billions > 0) return [...wordsOf(billions, continued), 'tỷ', ...wordsOf(number % BILLION, true)];
  const groups = [Math.floor(number / 1_000_000), Math.floor(number / 1000) % 1000, number % 1000];
  const words: string[] = [];
  groups.forEach((group, at) => {
    if (group === 0) return;
    words.push(...groupWords(group, continued || words.length > 0), ...['triệu', 'nghìn', ''].slice(at, at + 1).filter(Boolean));
  });
  return words;
}

/** Three digits; after a higher group the hundreds are read even where there are none. */
function groupWords(group: number, continued: boolean): string[] {
  const [hundreds, tens, units] = [Math.floor(group / 100), Math.floor(group / 10) % 10, group % 10];
  const read = hundreds > 0 || continued;
  return [...(read ? [digit(hundreds), 'trăm'] : []), ...tensWords(tens, units, read)];
}

function tensWords(tens: number, units: number, afterHundreds: boolean): string[] {
  if (tens === 0) return units === 0 ? [] : [...(afterHundreds ? ['linh'] : []), digit(units)];
  const head = tens === 1 ? ['mười'] : [digit(tens), 'mươi'];
  return units === 0 ? head : [...head, unitAfterTens(tens, units)];
}

/** Hai mươi mốt, hai mươi tư, mười lăm; but mười một, mười bốn. */
function unitAfterTens(tens: number, units: number): string {
  if (units === 5) return 'lăm';
  if (tens > 1 && units === 1) return 'mốt';
  if (tens > 1 && units === 4) return 'tư';
  return digit(units);
}

function digit(value: number): string {
  return DIGITS[value] ?? '';
}
