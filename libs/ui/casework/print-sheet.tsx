import type { CivilDate } from '#libs/civil-date';
import { type Content, type View, named } from '../element.js';

export interface SheetSignature {
  /** `NGƯỜI NỘP HỒ SƠ`, `NGƯỜI TIẾP NHẬN HỒ SƠ`. */
  role: string;
  /** `(Ký và ghi rõ họ tên)`. */
  note?: string;
  name?: string;
}

export interface PrintSheetProps {
  size: 'A5' | 'A4';
  landscape?: boolean;
  /** The agency above, where there is one. */
  parent?: string;
  agency: string;
  /** Second line of the head: the desk. */
  desk?: string;
  number?: string;
  place: string;
  date: CivilDate;
  title: string;
  subtitle?: Content;
  /** The lines of a code to scan, under the title. */
  lines?: Content;
  /** The square of a code to scan, beside the title. */
  code?: Content;
  signatures?: readonly SheetSignature[];
  children: Content;
}

/** One sheet of paper with the letterhead of the forms. @example <PrintSheet size="A5" agency="UBND xã Mẫu" place="Xã Mẫu" date="2021-10-18" title="Giấy tiếp nhận hồ sơ và hẹn trả kết quả">…</PrintSheet> */
export function PrintSheet(props: PrintSheetProps): View {
  const { size, landscape, title, subtitle, lines, code, signatures = [], children } = props;
  return (
    <article class={named('sheet', `sheet--${size.toLowerCase()}${landscape ? '-landscape' : ''}`)}>
      <Letterhead {...props} />
      <div class={named('sheet__heading', code !== undefined && 'sheet__heading--coded')}>
        <div>
          <h1 class={named('sheet__title')}>{title}</h1>
          {subtitle !== undefined && <p class={named('sheet__subtitle')}>{subtitle}</p>}
          {lines}
        </div>
        {code !== undefined && <div class={named('sheet__code')}>{code}</div>}
      </div>
      <div class={named('sheet__body')}>{children}</div>
      {signatures.length > 0 && (
        <div class={named('sheet__signatures')}>
          {signatures.map((signature) => (
            <div class={named('sheet__signature')}>
              <b>{signature.role}</b>
              {signature.note && <i>{signature.note}</i>}
              <span class={named('sheet__signer')}>{signature.name}</span>
            </div>
          ))}
        </div>
      )}
    </article>
  );
}

function Letterhead({ parent, agency, desk, number, place, date }: PrintSheetProps): View {
  const [year, month, day] = date.split('-');
  return (
    <header class={named('sheet__head')}>
      <div>
        {parent && <p>{parent}</p>}
        <p class={named('sheet__agency')}>{agency}</p>
        {desk && <p class={named('sheet__agency', 'sheet__rule')}>{desk}</p>}
        {number !== undefined && <p>Số: {number}</p>}
      </div>
      <div>
        <p class={named('sheet__agency')}>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
        <p class={named('sheet__motto', 'sheet__rule')}>Độc lập - Tự do - Hạnh phúc</p>
        <p class={named('sheet__place')}>
          {place}, ngày {day} tháng {month} năm {year}
        </p>
      </div>
    </header>
  );
}
