import { type Attributes, type Content, type View, extra, named } from '../element.js';

export interface ErrorMessageProps {
  id?: string;
  /** Read out before the message; empty for none. */
  spokenPrefix?: string;
  attributes?: Attributes;
  children: Content;
}

/** The error next to its field. @example <ErrorMessage id="name-error">Nhập họ và tên</ErrorMessage> */
export function ErrorMessage({ id, spokenPrefix = 'Lỗi', attributes, children }: ErrorMessageProps): View {
  return (
    <p id={id} class={named('error-message')} {...extra(attributes)}>
      {spokenPrefix && [<span class={named('visually-hidden')}>{spokenPrefix}:</span>, ' ']}
      {children}
    </p>
  );
}
