export { Document, type DocumentProps, type PageAssets } from './document.js';
export { Grid, type GridProps, LiveLine, Wide, type WideProps } from './grid.js';
export { ActionBar, type ActionBarProps, Cell, Link, type LinkProps, PageHeading, type PageHeadingProps, Row, Section, type SectionProps, type Span, Split, type SplitProps, Spoken } from './layout.js';
export { Line, Part, type PartProps } from './part.js';
export { Page, type PageProps, SoloPage, type SoloPageProps } from './page.js';
export { PageHeader, type PageHeaderProps, type SearchBox, type UserMenu } from './page-header.js';
export { MenuCount, type MenuCountProps, type MenuGroup, type MenuItem, SideMenu, type SideMenuProps } from './side-menu.js';
