import { type View, named } from '../element.js';

export interface BarcodeFigureProps {
  kind: 'qr' | 'code128';
  /** Of an SVG path, in the units of width and height; black on white, with the quiet zone left to the figure. */
  path: string;
  width: number;
  height: number;
  /** What the code says, read out. */
  label: string;
  /** `screen`: large enough for a telephone held before it. */
  size?: 'paper' | 'screen';
  /** Printed below, for who has no scanner. */
  text?: string;
}

/** A code to scan, at the size that a desk scanner reads from paper. @example <BarcodeFigure kind="code128" path="M0 0h1v20h-1z" width={120} height={20} label="Mã hồ sơ H26.15.30-211018-0004" text="H26.15.30-211018-0004" /> */
export function BarcodeFigure({ kind, path, width, height, label, size = 'paper', text }: BarcodeFigureProps): View {
  return (
    <figure class={named('barcode', `barcode--${kind}`, size === 'screen' && 'barcode--screen')}>
      {/* Lines across are stretched to the height of the figure: only their widths say anything. */}
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} shape-rendering="crispEdges" preserveAspectRatio={kind === 'code128' ? 'none' : undefined}>
        <path d={path} />
      </svg>
      {text !== undefined && <figcaption class={named('barcode__text')}>{text}</figcaption>}
    </figure>
  );
}
