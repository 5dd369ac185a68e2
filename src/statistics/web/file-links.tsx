import { ActionBar, Button, type Content, Link, type View } from '#libs/ui';

export interface FileLinksProps {
  path: string;
  /** What stands behind the question mark, with it. */
  asked: string;
  /** More to do, behind the files. */
  children?: Content;
}

/** The table in every way in which it is taken away. */
export function FileLinks({ path, asked, children }: FileLinksProps): View {
  const to = (kind: string): string => `${path}/tai/${kind}${asked}`;
  return (
    <ActionBar>
      <Button kind="quiet" href={to('xlsx')}>
        Tải XLSX
      </Button>
      <Button kind="quiet" href={to('docx')}>
        Tải Word
      </Button>
      <Button kind="quiet" href={to('pdf')}>
        Tải PDF
      </Button>
      <span>
        <Link href={to('csv')}>CSV</Link> · <Link href={to('json')}>JSON</Link>
        {children}
      </span>
    </ActionBar>
  );
}
