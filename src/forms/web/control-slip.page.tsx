import { formatDate, formatTime, civilDateOf } from '#libs/civil-date';
import { type SheetColumn, SheetLine, SheetRow, SheetTable, type View } from '#libs/ui';
import { dossierOutcome, OUTCOME_WORDS, type SlipLine, slipLines } from '../domain/control-slip.js';
import { type DossierSource, requestOf } from '../domain/dossier-source.js';
import { longMoment } from '../domain/moment-words.js';
import { DossierSheet } from './dossier-sheet.page.js';

/** Lines that the paper has at least, to write on while the dossier is on its way. */
const LEAST_LINES = 4;

const COLUMNS: readonly SheetColumn<SlipLine | null>[] = [
  { title: 'TT', cell: (_, index) => index + 1, align: 'center', width: 'number' },
  { title: 'Bên giao', cell: (line) => line?.giver },
  { title: 'Bên nhận', cell: (line) => line?.taker },
  { title: 'Thời gian giao, nhận', cell: (line) => line && `${formatTime(line.at).replace(':', ' giờ ')} phút, ngày ${formatDate(civilDateOf(line.at))}`, width: 'short' },
  { title: 'Người giao', cell: () => '', width: 'short', group: 'Ký, ghi rõ họ tên' },
  { title: 'Người nhận', cell: () => '', width: 'short', group: 'Ký, ghi rõ họ tên' },
  { title: 'Kết quả giải quyết', cell: (line) => line?.outcome && OUTCOME_WORDS[line.outcome], align: 'center', width: 'short' },
  { title: 'Ghi chú', cell: (line) => line?.note, width: 'short' },
];

/** Form 06. */
export function ControlSlip({ source }: { source: DossierSource }): View {
  const { dossier, head } = source;
  const { history } = dossier;
  const lines: (SlipLine | null)[] = slipLines(dossier, head.desk);
  const outcome = dossierOutcome(dossier);
  const blank = history.finishedAt ? 0 : Math.max(LEAST_LINES - lines.length, 1);
  return (
    <DossierSheet source={source} landscape signatures={[]}>
      <SheetRow>
        <SheetLine label="Chủ hồ sơ" strong>
          {history.receipt.owner.name}
        </SheetLine>
        <SheetLine label="Nội dung yêu cầu">{requestOf(dossier)}</SheetLine>
      </SheetRow>
      <SheetRow>
        <SheetLine label="Tiếp nhận">{history.receivedAt ? longMoment(history.receivedAt) : ''}</SheetLine>
        <SheetLine label="Hẹn trả kết quả" strong>
          {history.firstDue ? longMoment(history.firstDue.dueAt) : ''}
        </SheetLine>
        {outcome && <SheetLine label="Kết quả chung">{OUTCOME_WORDS[outcome]}</SheetLine>}
      </SheetRow>
      <SheetTable caption="Giao, nhận hồ sơ" columns={COLUMNS} rows={[...lines, ...Array.from({ length: blank }, () => null)]} roomy />
    </DossierSheet>
  );
}
