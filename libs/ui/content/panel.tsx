import { type Attributes, type Content, type View, extra, named } from '../element.js';

export interface PanelProps {
  title: Content;
  titleLevel?: 1 | 2 | 3;
  attributes?: Attributes;
  children?: Content;
}

/** The end of a citizen's journey. @example <Panel title="Đã gửi đánh giá">Cảm ơn ông/bà.</Panel> */
export function Panel({ title, titleLevel = 1, attributes, children }: PanelProps): View {
  const Heading = `h${titleLevel}` as 'h1';
  return (
    <div class={named('panel', 'panel--confirmation')} {...extra(attributes)}>
      <Heading class={named('panel__title')}>{title}</Heading>
      {children !== undefined && <div class={named('panel__body')}>{children}</div>}
    </div>
  );
}
