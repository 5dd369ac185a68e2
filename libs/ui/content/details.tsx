import { type Attributes, type Content, type View, extra, named } from '../element.js';

export interface DetailsProps {
  id?: string;
  summary: Content;
  open?: boolean;
  attributes?: Attributes;
  children: Content;
}

/** More, for those who ask; opens without script. @example <Details summary="Vì sao hẹn ngày này?">…</Details> */
export function Details({ id, summary, open, attributes, children }: DetailsProps): View {
  return (
    <details id={id} class={named('details')} {...extra(attributes)} open={open}>
      <summary class={named('details__summary')}>
        <span class={named('details__summary-text')}>{summary}</span>
      </summary>
      <div class={named('details__text')}>{children}</div>
    </details>
  );
}
