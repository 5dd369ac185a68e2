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

export interface CodePaths {
  qr: CodePath;
  code128: CodePath;
}

/** The encoder takes memory for a hundred kinds of codes: it is loaded by the first print. @example (await codePathsOf('H26.15.30-211027-0001')).qr.width // 25 */
export async function codePathsOf(text: string): Promise<CodePaths> {
  const { default: encoder } = await import('bwip-js/node');
  // Level Q: read by a desk scanner even when a quarter of it is soiled. A constant, because the types do not know the options of single kinds.
  const qrCode = { bcid: 'qrcode', text, eclevel: 'Q' };
  const [matrix] = encoder.raw(qrCode) as Matrix[];
  const [bars] = encoder.raw({ bcid: 'code128', text }) as Bars[];
  if (!matrix || !bars) throw new Error(`Not to be encoded: ${text}`);
  return { qr: qrPath(matrix), code128: barsPath(bars) };
}

function qrPath({ pixs, pixx, pixy }: Matrix): CodePath {
  const rows = Array.from({ length: pixy }, (_, y) => rowPath(pixs.slice(y * pixx, (y + 1) * pixx), y));
  return { path: rows.join(''), width: pixx, height: pixy };
}

function barsPath({ sbs }: Bars): CodePath {
  let x = 0;
  let path = '';
  for (const [index, width] of sbs.entries()) {
    if (index % 2 === 0) path += bar(x, 0, width);
    x += width;
  }
  return { path, width: x, height: 1 };
}

function rowPath(cells: readonly number[], y: number): string {
  let path = '';
  for (let x = 0; x < cells.length; x++) {
    const start = x;
    while (cells[x] === 1) x++;
    if (x > start) path += bar(start, y, x - start);
  }
  return path;
}

function bar(x: number, y: number, width: number): string {
  return `M${x} ${y}h${width}v1h-${width}z`;
}
