// Since 2020 a unit's code reads left to right (H26.15.30: province, then down); before, right to left in a fixed
// shape (000.15.30.H26). Units keep their old codes in history, so both are read for ever.
const LEFT_TO_RIGHT = /^[A-Z]\d{2}(\.\d{2,3}){0,3}$/;
const RIGHT_TO_LEFT = /^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}$/;

/**
 * True for a unit code in either order, as stored: upper case, no spaces.
 *
 * @example isUnitCode('H26.15.30') && isUnitCode('000.17.22.H56') // true
 */
export function isUnitCode(text: string): boolean {
  return LEFT_TO_RIGHT.test(text) || RIGHT_TO_LEFT.test(text);
}
