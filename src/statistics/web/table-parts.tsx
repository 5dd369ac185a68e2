import type { ReportTable } from '#libs/reporting';
import { ActionBar, Button, type Content, Link, Mark, Prose, Section, type View } from '#libs/ui';

export interface FileLinksProps {
  path: string;
  /** What stands behind the question mark, with it. */
  asked?: string;
  /** The one thing to do, before the files. */
  first?: Content;
  /** Whether there is a page to print. */
  prints?: boolean;
  /** More buttons, behind those of the files. */
  buttons?: Content;
  /** More links, behind all. */
  children?: Content;
}

/** The table in every way in which it is taken away. */
export function FileLinks({ path, asked = '', first, prints, buttons, children }: FileLinksProps): View {
  const to = (kind: string): string => `${path}/tai/${kind}${asked}`;
  return (
    <ActionBar>
      {first}
      <Button kind="quiet" href={to('xlsx')}>
        Tải XLSX
      </Button>
      <Button kind="quiet" href={to('docx')}>
        Tải Word
      </Button>
      <Button kind="quiet" href={to('pdf')}>
        Tải PDF
      </Button>
      {prints && (
        <Button kind="quiet" href={`${path}/in${asked}`}>
          In
        </Button>
      )}
      {buttons}
      <span>
        <Link href={to('csv')}>CSV</Link> · <Link href={to('json')}>JSON</Link>
        {children}
      </span>
    </ActionBar>
  );
}

/** What stands under a table. */
export function TableNotes({ notes }: { notes: readonly string[] }): View {
  return (
    <Section title="Ghi chú">
      <Prose>
        <ul>
          {notes.map((note) => (
            <li>{note}</li>
          ))}
        </ul>
      </Prose>
    </Section>
  );
}

/** What does not agree in a table, in red above it. */
export function FailedChecks({ checks }: Pick<ReportTable, 'checks'>): View {
  return (
    <>
      {checks.map(({ row, identity, left, right }) => (
        <p>
          <Mark tone="overdue">{`Không khớp, ${row}: ${identity}: ${left} và ${right}`}</Mark>
        </p>
      ))}
    </>
  );
}
