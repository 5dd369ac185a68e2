import type { CivilDate } from '#libs/civil-date';
import { type Column, DossierCode, Subtext } from '#libs/ui';
import { shortDate } from '#src/desk';
import type { CellItem } from '#src/reports';
import { channelWords, outcomeWords } from '../domain/life-words.js';

/** Of lists of what a number counts. @param units names by id; empty where all dossiers are of one unit */
export function dossierColumns(today: CivilDate, units: ReadonlyMap<string, string> = new Map()): Column<CellItem>[] {
  return [
    { title: 'Hồ sơ', isRowHeader: true, nowrap: true, cell: ({ code }) => <DossierCode code={code} href={`/ho-so/${code}`} /> },
    { title: 'Thủ tục', cell: ({ procedure }) => procedure && <>{procedure.name}<Subtext>{procedure.code}</Subtext></> },
    ...(units.size > 0 ? [{ title: 'Đơn vị', cell: ({ unitId }: CellItem) => units.get(unitId) }] : []),
    { title: 'Cách nộp', cell: channelWords },
    { title: 'Tiếp nhận', nowrap: true, cell: ({ receivedOn, refusedOn }) => (refusedOn === null ? shortDate(receivedOn, today) : 'không tiếp nhận') },
    { title: 'Giải quyết xong', nowrap: true, cell: ({ finishedOn, refusedOn, ...life }) => (refusedOn !== null ? <>{shortDate(refusedOn, today)}<Subtext>từ chối</Subtext></> : finishedOn === null ? 'chưa xong' : <>{shortDate(finishedOn, today)}<Subtext>{outcomeWords(life)}</Subtext></>) },
  ];
}
