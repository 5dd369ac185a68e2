import { type Attributes, type View, extra, named } from '../element.js';

export interface ProgressBarProps {
  id: string;
  label: string;
  /** Left out while nobody knows how much there is. */
  value?: number;
  max?: number;
  /** In words: how far, what is being done. */
  text: string;
  attributes?: Attributes;
}

/** How far a long piece of work has come; said again as it changes. @example <ProgressBar id="run" label="Lập báo cáo" value={3} max={12} text="3 / 12 biểu" /> */
export function ProgressBar({ id, label, value, max, text, attributes }: ProgressBarProps): View {
  return (
    <div class={named('progress')} {...extra(attributes)}>
      <label class={named('progress__label')} for={id}>
        {label}
      </label>
      <progress class={named('progress__bar')} id={id} value={value} max={max} />
      <span class={named('progress__text')} role="status">
        {text}
      </span>
    </div>
  );
}
