import { type Attributes, type Content, type View, extra, named } from '../element.js';

export interface PageHeadingProps {
  title: Content;
  /** One line below: how many, sorted how, as of when. */
  sub?: Content;
  subId?: string;
  children?: Content;
}

/** The h1 of a page. @example <PageHeading title="Đang xử lý" sub="37 hồ sơ, sắp theo ngày hẹn trả." /> */
export function PageHeading({ title, sub, subId, children }: PageHeadingProps): View {
  return (
    <div class={named('page-heading')}>
      <div>
        <h1 class={named('page-heading__title')}>{title}</h1>
        {sub !== undefined && (
          <p class={named('page-heading__sub')} id={subId}>
            {sub}
          </p>
        )}
      </div>
      {children !== undefined && <div class={named('page-heading__tools')}>{children}</div>}
    </div>
  );
}

export interface SectionProps {
  title?: Content;
  level?: 2 | 3;
  id?: string;
  attributes?: Attributes;
  children: Content;
}

/** A part of a page with its heading. @example <Section title="Thành phần hồ sơ">…</Section> */
export function Section({ title, level = 2, id, attributes, children }: SectionProps): View {
  const Heading = `h${level}` as 'h2';
  return (
    <section class={named('section')} id={id} {...extra(attributes)}>
      {title !== undefined && <Heading class={named('section__title')}>{title}</Heading>}
      {children}
    </section>
  );
}

export interface SplitProps {
  /** Stays in view beside the work; under it on a narrow screen. */
  aside: Content;
  asideLabel: string;
  asideAttributes?: Attributes;
  children: Content;
}

/** Work and what to keep an eye on. @example <Split aside="…" asideLabel="Ngày hẹn trả">…</Split> */
export function Split({ aside, asideLabel, asideAttributes, children }: SplitProps): View {
  return (
    <div class={named('split')}>
      <div>{children}</div>
      <aside class={named('split__aside')} aria-label={asideLabel} {...extra(asideAttributes)}>
        {aside}
      </aside>
    </div>
  );
}

/** Twelve columns on a wide screen; one field after the other on a phone. @example <Row><Cell span={8}>…</Cell><Cell span={4}>…</Cell></Row> */
export function Row({ children }: { children: Content }): View {
  return <div class={named('row')}>{children}</div>;
}

export type Span = 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 12;

export interface CellProps {
  span: Span;
  /** Without a label above it, a button or a box stands in line with the fields beside it. */
  unlabelled?: boolean;
  children: Content;
}

export function Cell({ span, unlabelled, children }: CellProps): View {
  return <div class={named(`cell-${span}`, unlabelled && 'cell--unlabelled')}>{children}</div>;
}

export interface ActionBarProps {
  /** Stays at the foot of the window while a long form scrolls. */
  sticky?: boolean;
  children: Content;
}

/** Buttons in a row, the main one first. @example <ActionBar><Button>Tiếp nhận</Button></ActionBar> */
export function ActionBar({ sticky, children }: ActionBarProps): View {
  return <div class={named('actions', sticky && 'actions--sticky')}>{children}</div>;
}

/** Read out, not shown. @example <Spoken>quá hạn</Spoken> */
export function Spoken({ children }: { children: Content }): View {
  return <span class={named('visually-hidden')}>{children}</span>;
}

export interface LinkProps {
  href: string;
  attributes?: Attributes;
  children: Content;
}

/** @example <Link href="/so-theo-doi">Sổ theo dõi</Link> */
export function Link({ href, attributes, children }: LinkProps): View {
  return (
    <a class={named('link')} href={href} {...extra(attributes)}>
      {children}
    </a>
  );
}
