import { type Attributes, type Content, type View, extra, named } from '../element.js';

export interface SkipLinkProps {
  href?: string;
  attributes?: Attributes;
  children?: Content;
}

/** First in every page. @example <SkipLink href="#content">Đến nội dung chính</SkipLink> */
export function SkipLink({ href = '#content', attributes, children = 'Đến nội dung chính' }: SkipLinkProps): View {
  return (
    <a href={href} class={named('skip-link')} {...extra(attributes)}>
      {children}
    </a>
  );
}
