import type { CivilDate } from '#libs/civil-date';
import { type Content, PrintSheet, type PrintSheetProps, type SheetSignature, type View } from '#libs/ui';
import type { UnitHead } from '../app/unit-heads.js';

export interface UnitSheetProps extends Pick<PrintSheetProps, 'size' | 'landscape' | 'number'> {
  head: UnitHead;
  date: CivilDate;
  title: string;
  subtitle?: Content;
  signatures?: readonly SheetSignature[];
  children: Content;
}

/** A paper of the unit that is about no single dossier. */
export function UnitSheet({ head: { head }, ...sheet }: UnitSheetProps): View {
  return <PrintSheet {...head} {...sheet} />;
}
