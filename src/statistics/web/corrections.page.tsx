import type { CivilDate } from '#libs/civil-date';
import { BackLink, type Column, DataTable, DossierCode, EmptyState, Link, Mark, PageHeading, Section, Subtext, type View, Wide } from '#libs/ui';
import { formatNumber } from '#libs/vietnamese';
import { shortStamp } from '#src/desk';
import type { Correction, FinishedRun, Recount } from '#src/reports';
import { runTitle } from '../domain/run-words.js';

export interface CorrectionsProps {
  run: FinishedRun;
  corrections: readonly Correction[];
  complete: boolean;
  people: ReadonlyMap<string, string>;
  /** Where several units are counted. */
  unitNames: ReadonlyMap<string, string> | undefined;
  recount: Recount | undefined;
  mayRecount: boolean;
  today: CivilDate;
}

export function CorrectionsPage(props: CorrectionsProps): View {
  const { run, corrections, complete, recount, mayRecount, today } = props;
  const path = `/bao-cao/${run.id}`;
  const count = corrections.length === 0 ? 'Không có hồ sơ nào' : `${corrections.length}${complete ? '' : ' trong số nhiều'} hồ sơ`;
  return (
    <>
      <BackLink href={path}>Về báo cáo</BackLink>
      <PageHeading title="Danh sách đính chính" sub={`${runTitle(run)}, chốt ${run.closedAt ? shortStamp(run.closedAt, today) : ''}. ${count} được ghi hoặc sửa sau khi đếm mà làm đổi số của kỳ.`} />
      <Wide label="Danh sách đính chính">
        <DataTable
          caption="Hồ sơ được ghi hoặc sửa sau khi đếm"
          columns={columnsOf(props)}
          rows={corrections}
          empty={<EmptyState title="Không có gì phải đính chính">Từ lúc đếm, không có hồ sơ nào của kỳ này được ghi muộn hay sửa lại.</EmptyState>}
        />
      </Wide>
      <Section title="Đếm lại">
        {recount && (
          <p>
            {recount.same ? (
              <Mark tone="in-term">Đếm lại từ nhật ký đến đúng chỗ đã chốt: mọi ô y như bản đã chốt</Mark>
            ) : (
              <Mark tone="overdue">{`Đếm lại từ nhật ký đến đúng chỗ đã chốt: ${recount.differences.length} ô khác. Hãy báo quản trị.`}</Mark>
            )}
          </p>
        )}
        <p>
          {mayRecount && !recount && <Link href={`${path}/dinh-chinh?dem-lai=1`}>Đếm lại từ nhật ký đến đúng chỗ đã chốt</Link>}
          {mayRecount && !recount && ' · '}
          <Link href={`${path}/hom-nay`}>So với số liệu hôm nay</Link>
        </p>
      </Section>
    </>
  );
}

function columnsOf({ people, unitNames, today }: CorrectionsProps): Column<Correction>[] {
  return [
    {
      title: 'Hồ sơ, thủ tục', isRowHeader: true, nowrap: true,
      cell: ({ code, kind, unitId }) => (
        <>
          {kind === 'dossier' ? <DossierCode code={code} href={`/ho-so/${encodeURIComponent(code)}`} /> : code}
          {unitNames && <Subtext>{unitNames.get(unitId)}</Subtext>}
        </>
      ),
    },
    {
      title: 'Ô thay đổi',
      cell: ({ changes }) => (
        <>
          {changes.map(({ name, head, by }) => (
            <Subtext>
              {name}: {head} {by > 0 ? `+${formatNumber(by)}` : `−${formatNumber(-by)}`}
            </Subtext>
          ))}
        </>
      ),
    },
    {
      title: 'Ghi gì, ai ghi, lúc nào',
      cell: ({ entries }) => (
        <>
          {entries.map(({ action, at, recordedAt, actorId }) => (
            <Subtext>
              {action} (việc lúc {shortStamp(at, today)}), ghi {shortStamp(recordedAt, today)}, {actorId === null ? 'hệ thống' : (people.get(actorId) ?? '')}
            </Subtext>
          ))}
        </>
      ),
    },
    { title: 'Vì sao', cell: ({ entries }) => (entries.length === 0 ? 'theo hồ sơ ghi muộn' : [...new Set(entries.map(({ reason }) => reason ?? 'ghi muộn'))].join('; ')) },
  ];
}
