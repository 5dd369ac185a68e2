import { type Content, type View, named } from '../element.js';

export interface StripFact {
  label: string;
  value: Content;
  /** Below, small. */
  note?: Content;
}

export interface FactStripProps {
  facts: readonly StripFact[];
}

/** Where one thing stands, at a glance, above everything else about it. @example <FactStrip facts={[{ label: 'Trạng thái', value: 'Đang xử lý' }, { label: 'Đang giữ', value: 'Địa chính', note: 'từ 26/11 08:05' }]} /> */
export function FactStrip({ facts }: FactStripProps): View {
  return (
    <dl class={named('fact-strip')}>
      {facts.map(({ label, value, note }) => (
        <div class={named('fact-strip__fact')}>
          <dt class={named('fact-strip__label')}>{label}</dt>
          <dd class={named('fact-strip__value')}>
            {value}
            {note !== undefined && note !== null && <small class={named('sub')}>{note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
