import type { CellItem } from '#src/reports';

const CHANNELS: Readonly<Record<CellItem['channel'], string>> = { counter: 'Trực tiếp', post: 'Bưu chính', online: 'Trực tuyến' };
const OUTCOMES: Readonly<Record<NonNullable<CellItem['outcome']>, string>> = { early: 'Trước hạn', on_time: 'Đúng hạn', late: 'Quá hạn' };
const FINISHES: Readonly<Record<NonNullable<CellItem['finishKind']>, string>> = { resolved: '', withdrawn: 'công dân xin rút', stopped: 'dừng giải quyết' };

/** @example 'Trực tuyến, toàn trình' */
export function channelWords({ channel, onlineLevel }: Pick<CellItem, 'channel' | 'onlineLevel'>): string {
  const level = onlineLevel === 4 ? ', toàn trình' : onlineLevel === 3 ? ', một phần' : '';
  return channel === 'online' ? `${CHANNELS.online}${level}` : CHANNELS[channel];
}

/** How it ended, in words; undefined while it is open. */
export function outcomeWords({ outcome, finishKind }: Pick<CellItem, 'outcome' | 'finishKind'>): string | undefined {
  const end = finishKind === null ? '' : FINISHES[finishKind];
  return outcome === null ? undefined : [OUTCOMES[outcome], end].filter((part) => part !== '').join(', ');
}
