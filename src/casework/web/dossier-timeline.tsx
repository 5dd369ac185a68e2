import { formatDate, formatDateTime } from '#libs/civil-date';
import { CitizenText, type Content, Subtext, Tag, Timeline, type TimelineItem, type View } from '#libs/ui';
import type { TimelineStep } from '#src/dossiers';
import type { DossierFile } from '../app/dossier-file.js';
import { stepWords } from '../domain/timeline-words.js';

/** Everything that was recorded, the latest last; what was corrected stays and is marked. */
export function DossierTimeline({ file: { view, procedure } }: { file: DossierFile }): View {
  const names = new Map(procedure.steps.map(({ position, name }) => [position, name]));
  const last = view.timeline.at(-1)?.seq;
  const items = view.timeline.map((step): TimelineItem => {
    const { facts, written } = stepWords(step, view.handOvers, names);
    return {
      at: step.at,
      ...(step.late && { recordedAt: step.recordedAt }),
      title: titleOf(step),
      actor: step.actorName ?? 'Hệ thống',
      current: step.seq === last,
      detail: (
        <>
          {facts.length > 0 && <Subtext>{facts.join(' · ')}</Subtext>}
          {written && <CitizenText text={written} />}
          {correctionOf(step)}
        </>
      ),
    };
  });
  return <Timeline items={items} />;
}

function titleOf({ seq, label, corrected }: TimelineStep): Content {
  return (
    <>
      {seq}. {label} {corrected === 'voided' && <Tag>Đã hủy</Tag>}
      {corrected === 'amended' && <Tag>Đã đính chính</Tag>}
    </>
  );
}

/** How the step reads now, where a correction says otherwise than was recorded. */
function correctionOf({ at, dueOn, facts, corrected, reads }: TimelineStep): Content {
  if (corrected !== 'amended' || !reads) return null;
  const moved = reads.at.getTime() !== at.getTime() && `thời điểm ${formatDateTime(reads.at)}`;
  const due = reads.dueOn !== null && reads.dueOn !== dueOn && `hạn ${formatDate(reads.dueOn)}`;
  const reason = reads.reason !== null && !('reason' in facts && facts.reason === reads.reason) && `lý do “${reads.reason}”`;
  const said = [moved, due, reason].filter(Boolean);
  return said.length === 0 ? null : <Subtext tone="warning">Nay đọc là: {said.join(', ')}</Subtext>;
}
