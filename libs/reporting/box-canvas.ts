/** A rectangle of the grid: its borders stand on left, right, top and bottom. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const UP = 1;
const RIGHT = 2;
const DOWN = 4;
const LEFT = 8;

/** Indexed by which of UP, RIGHT, DOWN, LEFT a line leaves the cell to. */
const LINES = [' ', '│', '─', '└', '│', '│', '┌', '├', '─', '┘', '─', '┴', '┐', '┤', '┬', '┼'];

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/** What stands in one column of a terminal each; a letter and its marks are one, however they are encoded. */
export function glyphsOf(text: string): string[] {
  return Array.from(graphemes.segment(text.normalize('NFC')), ({ segment }) => segment);
}

/** @example textWidth('Tư pháp') === 7 */
export function textWidth(text: string): number {
  return glyphsOf(text).length;
}

/** Boxes and text on a sheet of terminal cells. Borders that meet are joined. */
export class BoxCanvas {
  readonly #lines: number[][] = [];
  readonly #glyphs: string[][] = [];

  box({ left, right, top, bottom }: Box): void {
    for (let x = left; x <= right; x += 1) {
      const ways = (x > left ? LEFT : 0) | (x < right ? RIGHT : 0);
      this.#line(x, top, ways);
      this.#line(x, bottom, ways);
    }
    for (let y = top; y <= bottom; y += 1) {
      const ways = (y > top ? UP : 0) | (y < bottom ? DOWN : 0);
      this.#line(left, y, ways);
      this.#line(right, y, ways);
    }
  }

  text(x: number, y: number, text: string): void {
    const row = (this.#glyphs[y] ??= []);
    glyphsOf(text).forEach((glyph, index) => {
      row[x + index] = glyph;
    });
  }

  /** Without spaces at the ends of lines. */
  toString(): string {
    const height = Math.max(this.#lines.length, this.#glyphs.length);
    return Array.from({ length: height }, (_, y) => this.#row(y)).join('\n');
  }

  #row(y: number): string {
    const lines = this.#lines[y] ?? [];
    const glyphs = this.#glyphs[y] ?? [];
    const width = Math.max(lines.length, glyphs.length);
    return Array.from({ length: width }, (_, x) => glyphs[x] ?? LINES[lines[x] ?? 0] ?? ' ')
      .join('')
      .trimEnd();
  }

  #line(x: number, y: number, ways: number): void {
    const row = (this.#lines[y] ??= []);
    row[x] = (row[x] ?? 0) | ways;
  }
}
