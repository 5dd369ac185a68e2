import { type Attributes, type Content, type View, extra, named } from '../element.js';

export interface BackLinkProps {
  href?: string;
  attributes?: Attributes;
  children?: Content;
}

/** @example <BackLink href="/dang-xu-ly">Đang xử lý</BackLink> */
export function BackLink({ href = '#', attributes, children = 'Quay lại' }: BackLinkProps): View {
  return (
    <a href={href} class={named('back-link')} {...extra(attributes)}>
      {children}
    </a>
  );
}
