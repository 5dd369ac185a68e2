import { type Attributes, type Content, type View, extra, named } from '../element.js';

export interface WarningTextProps {
  /** Read out in place of the mark. */
  spokenMark?: string;
  attributes?: Attributes;
  children?: Content;
}

/** @example <WarningText>Người này đang có một hồ sơ cùng thủ tục chưa xong.</WarningText> */
export function WarningText({ spokenMark = 'Cảnh báo', attributes, children }: WarningTextProps): View {
  return (
    <div class={named('warning-text')} {...extra(attributes)}>
      <span class={named('warning-text__icon')} aria-hidden="true">
        !
      </span>
      <strong class={named('warning-text__text')}>
        <span class={named('visually-hidden')}>{spokenMark}</span> {children}
      </strong>
    </div>
  );
}
