import type { CivilDate } from '#libs/civil-date';
import { describeTerm } from '#libs/deadline';
import { type SheetColumn, SheetLine, SheetNote, SheetTable, type View } from '#libs/ui';
import { formatNumber } from '#libs/vietnamese';
import type { ProcedureVersion, VersionPaper } from '#src/catalogue';
import type { UnitHead } from '../app/unit-heads.js';
import { SIGN } from './dossier-sheet.page.js';
import { UnitSheet } from './unit-sheet.page.js';

const PAPERS: readonly SheetColumn<VersionPaper>[] = [
  { title: 'TT', cell: (_, index) => index + 1, align: 'center', width: 'number' },
  { title: 'Thành phần hồ sơ', cell: ({ name, required }) => (required ? name : `${name} (nếu có)`) },
  { title: 'Bản chính', cell: ({ originals }) => originals || '', align: 'center', width: 'word' },
  { title: 'Bản sao', cell: ({ copies }) => copies || '', align: 'center', width: 'word' },
];

/** What to bring for a procedure, when it is done and what it costs. */
export function GuidanceSheet({ head, version, date, clerk }: { head: UnitHead; version: ProcedureVersion; date: CivilDate; clerk: string }): View {
  const { letterhead } = head;
  return (
    <UnitSheet size="A5" head={head} date={date} title="Phiếu hướng dẫn hoàn thiện hồ sơ" signatures={[{ role: 'Người hướng dẫn', note: SIGN, name: clerk }]}>
      <SheetLine label="Thủ tục hành chính" strong>
        {version.name}
      </SheetLine>
      <SheetLine label="Mã thủ tục">{version.code}</SheetLine>
      <SheetLine label="Lĩnh vực">{version.fieldName}</SheetLine>
      {version.papers.length > 0 ? (
        <>
          <SheetLine number={1} label="Hồ sơ gồm">
            {''}
          </SheetLine>
          <SheetTable caption="Thành phần hồ sơ" columns={PAPERS} rows={version.papers} />
        </>
      ) : (
        <SheetLine number={1} label="Hồ sơ gồm">
          theo quyết định công bố thủ tục; hỏi tại quầy tiếp nhận
        </SheetLine>
      )}
      <SheetLine number={2} label="Thời hạn giải quyết">{describeTerm(version.term)}</SheetLine>
      <SheetLine number={3} label="Phí, lệ phí">{version.fee === 0 ? 'không' : `${formatNumber(version.fee)} đồng`}</SheetLine>
      <SheetLine number={4} label="Nơi nộp">{[head.head.desk, head.head.agency, letterhead.address].filter(Boolean).join(', ')}</SheetLine>
      {letterhead.phone !== null && <SheetLine label="Điện thoại">{letterhead.phone}</SheetLine>}
      {version.onlineLevel !== null && (
        <SheetLine label="Nộp trực tuyến">{`Cổng Dịch vụ công quốc gia (${version.onlineLevel === 4 ? 'toàn trình' : 'một phần'})`}</SheetLine>
      )}
      <SheetNote>Khi nộp hồ sơ, mang theo căn cước để đối chiếu.</SheetNote>
    </UnitSheet>
  );
}
