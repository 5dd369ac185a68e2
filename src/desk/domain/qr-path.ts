/** A QR code as the path of an SVG, one unit a module. */
export interface QrPath {
  path: string;
  width: number;
  height: number;
}

interface Matrix {
  pixs: readonly number[];
  pixx: number;
  pixy: number;
}

/** The encoder takes memory for a hundred kinds of codes: it is loaded when first asked for. @example (await qrPathOf('otpauth://totp/…')).width // 45 */
export async function qrPathOf(text: string): Promise<QrPath> {
  const { default: encoder } = await import('bwip-js/node');
  const [matrix] = encoder.raw({ bcid: 'qrcode', text }) as Matrix[];
  if (!matrix) throw new RangeError('not to be encoded');
  const { pixs, pixx, pixy } = matrix;
  const rows = Array.from({ length: pixy }, (_, y) => rowPath(pixs.slice(y * pixx, (y + 1) * pixx), y));
  return { path: rows.join(''), width: pixx, height: pixy };
}

/** Neighbours as one bar: a third of the text. */
function rowPath(cells: readonly number[], y: number): string {
  return cells.join('').replace(/0|(1+)/g, (_, bar: string | undefined, x: number) => (bar ? `M${x} ${y}h${bar.length}v1h-${bar.length}z` : ''));
}
