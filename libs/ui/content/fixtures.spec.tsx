import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { View } from '../element.js';
import { type Options, type TextOption, NotPorted, compare, contentOf, fixturesFile, modifiersIn, without } from '../fixtures.spec-support.js';
import type { TextSize } from '../form/fieldset.js';
import {
  BackLink,
  Breadcrumbs,
  Details,
  InsetText,
  NotificationBanner,
  type NotificationBannerProps,
  Pagination,
  Panel,
  SkipLink,
  type SummaryAction,
  SummaryList,
  type SummaryRow,
  Table,
  type TableCell,
  Tag,
  type TagColour,
  WarningText,
} from './index.js';

interface CellOption extends TextOption {
  readonly format?: 'numeric';
  readonly colspan?: number;
  readonly rowspan?: number;
}

function cellOf(cell: CellOption): TableCell {
  modifiersIn(cell.classes, {});
  return { content: contentOf(cell), numeric: cell.format === 'numeric', colspan: cell.colspan, rowspan: cell.rowspan, attributes: cell.attributes };
}

function table(options: Options): View {
  modifiersIn(options.classes, {});
  const { head, rows, caption, captionClasses } = options as { head?: CellOption[]; rows?: (CellOption[] | null | false)[]; caption?: string; captionClasses?: string };
  const sizes = { 'govuk-table__caption--m': 'm', 'govuk-table__caption--l': 'l' } as const;
  const [captionSize] = modifiersIn<TextSize>(captionClasses, sizes);
  return (
    <Table
      caption={caption}
      captionSize={captionSize}
      head={head?.map(cellOf)}
      rows={(rows ?? []).filter((row) => row !== null && row !== false).map((row) => row.map(cellOf))}
      firstCellIsHeader={options.firstCellIsHeader === true}
      attributes={options.attributes}
    />
  );
}

interface ActionsOption {
  readonly classes?: string;
  readonly items?: readonly (TextOption & { href?: string; visuallyHiddenText?: string })[];
}

function actionsOf(actions: ActionsOption | undefined): SummaryAction[] | undefined {
  modifiersIn(actions?.classes, {});
  return actions?.items?.map((item) => {
    modifiersIn(item.classes, {});
    return { href: item.href ?? '', text: contentOf(item), spoken: item.visuallyHiddenText, attributes: item.attributes };
  });
}

interface RowOption {
  readonly key: TextOption;
  readonly value: TextOption;
  readonly actions?: ActionsOption;
  readonly classes?: string;
}

function rowOf(row: RowOption): SummaryRow {
  modifiersIn(row.key.classes, {});
  modifiersIn(row.value.classes, {});
  const [look] = modifiersIn(row.classes, { 'govuk-summary-list__row--no-border': 'borderless' });
  return { key: contentOf(row.key), value: contentOf(row.value), actions: actionsOf(row.actions), borderless: look !== undefined };
}

function summaryList(options: Options): View {
  const [look] = modifiersIn(options.classes, { 'govuk-summary-list--no-border': 'borderless' });
  const { card, rows } = options as { card?: { title?: TextOption; actions?: ActionsOption; classes?: string; attributes?: TextOption['attributes'] }; rows?: (RowOption | null)[] };
  modifiersIn(card?.classes, {});
  const title = card?.title;
  modifiersIn(title?.classes, {});
  return (
    <SummaryList
      rows={(rows ?? []).filter((row) => row !== null && Boolean(row)).map((row) => rowOf(row as RowOption))}
      borderless={look !== undefined}
      card={card && { title: contentOf(title), headingLevel: title?.headingLevel, actions: actionsOf(card.actions), attributes: card.attributes }}
      attributes={options.attributes}
    />
  );
}

function details(options: Options): View {
  modifiersIn(options.classes, {});
  return (
    <Details id={options.id} summary={contentOf({ text: options.summaryText, html: options.summaryHtml })} open={options.open === true} attributes={options.attributes}>
      {contentOf(options)}
    </Details>
  );
}

interface LinkOption {
  readonly href: string;
  readonly text?: string;
  readonly labelText?: string;
  readonly attributes?: TextOption['attributes'];
}

function pagination(options: Options): View {
  modifiersIn(options.classes, {});
  const { previous, next } = options as { previous?: LinkOption; next?: LinkOption };
  const linkOf = (link: LinkOption | undefined) => link && { ...link, label: link.labelText };
  const pages = options.items?.filter((item) => item && Object.keys(item).length > 0) as Options[] | undefined;
  return (
    <Pagination
      previous={linkOf(previous)}
      next={linkOf(next)}
      label={options.landmarkLabel as string | undefined}
      attributes={options.attributes}
      pages={pages?.map((page) =>
        page.ellipsis
          ? 'gap'
          : { number: page.number as number, href: page.href ?? '', current: page.current === true, spoken: page.visuallyHiddenText as string | undefined, attributes: page.attributes },
      )}
    />
  );
}

function breadcrumbs(options: Options): View {
  modifiersIn(options.classes, {});
  const items = (options.items ?? []) as Options[];
  return (
    <Breadcrumbs
      items={items.map((item) => ({ text: contentOf(item), href: item.href, attributes: item.attributes }))}
      collapseOnPhone={options.collapseOnMobile === true}
      label={options.labelText as string | undefined}
      attributes={options.attributes}
    />
  );
}

function notificationBanner(options: Options): View {
  modifiersIn(options.classes, {});
  const { titleHeadingLevel, titleId, role, disableAutoFocus } = options as { titleHeadingLevel?: 3; titleId?: string; role?: NotificationBannerProps['role']; disableAutoFocus?: boolean };
  return (
    <NotificationBanner
      kind={options.type === 'success' ? 'done' : 'notice'}
      title={contentOf({ text: options.titleText, html: options.titleHtml })}
      titleId={titleId}
      titleLevel={titleHeadingLevel}
      role={role}
      takesFocus={disableAutoFocus === undefined ? undefined : !disableAutoFocus}
      attributes={options.attributes}
    >
      {contentOf(options)}
    </NotificationBanner>
  );
}

const COLOURS = Object.fromEntries(['grey', 'teal', 'green', 'purple', 'magenta', 'red', 'orange', 'yellow'].map((name) => [`govuk-tag--${name}`, name as TagColour]));

function tag(options: Options): View {
  const [colour] = modifiersIn<TagColour>(options.classes, COLOURS);
  return (
    <Tag colour={colour} attributes={options.attributes}>
      {contentOf(options)}
    </Tag>
  );
}

function insetText(options: Options): View {
  modifiersIn(options.classes, {});
  return (
    <InsetText id={options.id} attributes={options.attributes}>
      {contentOf(options)}
    </InsetText>
  );
}

function warningText(options: Options): View {
  modifiersIn(options.classes, {});
  return (
    <WarningText spokenMark={options.iconFallbackText as string | undefined} attributes={options.attributes}>
      {contentOf(options)}
    </WarningText>
  );
}

function skipLink(options: Options): View {
  modifiersIn(options.classes, {});
  return (
    <SkipLink href={options.href} attributes={options.attributes}>
      {contentOf(options)}
    </SkipLink>
  );
}

function backLink(options: Options): View {
  modifiersIn(options.classes, {});
  return (
    <BackLink href={options.href} attributes={options.attributes}>
      {contentOf(options)}
    </BackLink>
  );
}

function panel(options: Options): View {
  without(options, 'actions');
  if (options.classes) throw new NotPorted(`class ${options.classes}`);
  return (
    <Panel title={contentOf({ text: options.titleText, html: options.titleHtml })} titleLevel={options.headingLevel as 2 | undefined} attributes={options.attributes}>
      {contentOf(options)}
    </Panel>
  );
}

describe('the markup is that of govuk-frontend', () => {
  test.each([
    ['table', table],
    ['summary-list', summaryList],
    ['details', details],
    ['pagination', pagination],
    ['breadcrumbs', breadcrumbs],
    ['notification-banner', notificationBanner],
    ['tag', tag],
    ['inset-text', insetText],
    ['warning-text', warningText],
    ['skip-link', skipLink],
    ['back-link', backLink],
    ['panel', panel],
  ])('%s', (component, adapt) => {
    const { same, different, leftOut } = compare(readFileSync(fixturesFile(component), 'utf8'), adapt);
    expect(different).toEqual([]);
    expect({ same, leftOut }).toMatchSnapshot();
  });
});
