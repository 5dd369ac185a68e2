import { type Column, DataTable, Section, type View } from '#libs/ui';
import type { FieldError } from '#src/platform/refusal';

const SHOWN = 500;

/** Every mistake of a list that came in a file, in the order of its rows. */
export function SheetErrors({ errors }: { errors: readonly Pick<FieldError, 'field' | 'message'>[] }): View {
  if (errors.length === 0) return null;
  const columns: Column<Pick<FieldError, 'field' | 'message'>>[] = [
    { title: 'Dòng', isRowHeader: true, numeric: true, cell: ({ field }) => field.split('.')[1] ?? '' },
    { title: 'Sai ở đâu', cell: ({ message }) => message },
  ];
  return (
    <Section title={`${errors.length} chỗ sai trong tệp`} id="dong-sai">
      <DataTable caption="Chỗ sai trong tệp" columns={columns} rows={errors.slice(0, SHOWN)} />
      {errors.length > SHOWN && <p>Còn {errors.length - SHOWN} chỗ sai nữa.</p>}
    </Section>
  );
}
