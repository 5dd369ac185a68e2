import { type Attributes, type View, extra, named } from '../element.js';

export interface DossierCodeProps {
  code: string;
  href?: string;
  attributes?: Attributes;
}

/** Never wraps, figures line up. @example <DossierCode code="H26.15.30-211018-0004" href="/ho-so/H26.15.30-211018-0004" /> */
export function DossierCode({ code, href, attributes }: DossierCodeProps): View {
  if (href === undefined) return <span class={named('code')}>{code}</span>;
  return (
    <a class={named('link', 'code')} href={href} {...extra(attributes)}>
      {code}
    </a>
  );
}
