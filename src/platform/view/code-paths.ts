/** A code to scan, as the path of an SVG in modules. */
export interface CodePath {
  path: string;
  width: number;
  height: number;
}

interface Matrix {
  pixs: readonly number[];
  pixx: number;
  pixy: number;
}

interface Bars {
  /** Widths of bars and spaces by turns, in modules. */
  sbs: readonly number[];
}

/**
 * Level Q is read by a desk scanner even when a quarter of the code is soiled; M is enough on a screen.
 * @example (await qrPathOf('H26.15.30-211027-0001', 'Q')).width // 25
 */
export async function qrPathOf(text: string, level: 'M' | 'Q'): Promise<CodePath> {
  const [matrix] = (await encode({ bcid: 'qrcode', text, eclevel: level })) as Matrix[];
  if (!matrix) throw new Error(`Not to be encoded: ${text}`);
  const { pixs, pixx, pixy } = matrix;
  const rows = Array.from({ length: pixy }, (_, y) => rowPath(pixs.slice(y * pixx, (y + 1) * pixx), y));
  return { path: rows.join(''), width: pixx, height: pixy };
}

export async function code128PathOf(text: string): Promise<CodePath> {
  const [bars] = (await encode({ bcid: 'code128', text })) as Bars[];
  if (!bars) throw new Error(`Not to be encoded: ${text}`);
  let x = 0;
  let path = '';
  for (const [index, width] of bars.sbs.entries()) {
    if (index % 2 === 0) path += bar(x, 0, width);
    x += width;
  }
  return { path, width: x, height: 1 };
}

/** The encoder takes memory for a hundred kinds of codes: it is loaded by the first one. */
async function encode(options: { bcid: string; text: string; eclevel?: string }): Promise<unknown[]> {
  const { default: encoder } = await import('bwip-js/node');
  return encoder.raw(options);
}

/** Neighbours as one bar: a third of the text. */
function rowPath(cells: readonly number[], y: number): string {
  return cells.join('').replace(/0|(1+)/g, (_, run: string | undefined, x: number) => (run ? bar(x, y, run.length) : ''));
}

function bar(x: number, y: number, width: number): string {
  return `M${x} ${y}h${width}v1h-${width}z`;
}
