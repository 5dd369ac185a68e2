import { formatDate, formatDateTime } from '#libs/civil-date';
import type { Action, CorrectFacts, FactsByAction, ReceiptFacts } from '#libs/dossier-flow';
import { moneyText } from '#libs/ui';
import type { HandOverView, NamedHolder, TimelineStep } from '#src/dossiers';
import { CHANNEL_WORDS, RESULT_BY_WORDS, RESULT_STATUS_WORDS } from './words.js';

/** What a step says besides its name: short facts, and what somebody wrote. */
export interface StepWords {
  facts: readonly string[];
  written?: string | undefined;
}

/** Of a person only the name stays here: what else is known of them stands in one place on the page. */
export function stepWords(step: TimelineStep, handOvers: readonly HandOverView[], stepNames: ReadonlyMap<number, string>): StepWords {
  if (step.action === 'hand_over') return handOverWords(handOvers.find(({ seq }) => seq === step.seq), step.facts, stepNames);
  const words = WORDS[step.action] as (facts: object) => StepWords;
  return words(step.facts);
}

const note = ({ note: written }: { note?: string }): StepWords => ({ facts: [], written });
const reason = ({ reason: written }: { reason?: string }): StepWords => ({ facts: [], written });
const supplement = ({ reason: written, missing }: FactsByAction['request_supplement']): StepWords => ({ facts: missing.length > 0 ? [`Còn thiếu: ${missing.join('; ')}`] : [], written });
const result = ({ resultNumber, resultOn, resultDigitised, note: written }: FactsByAction['resolve']): StepWords => ({
  facts: present(resultNumber && `Số kết quả ${resultNumber}`, resultOn && `ký ngày ${formatDate(resultOn)}`, resultDigitised && 'có bản điện tử'),
  written,
});

const WORDS: { [A in Exclude<Action, 'hand_over'>]: (facts: FactsByAction[A]) => StepWords } = {
  receive: receiptWords,
  turn_away: (facts) => ({ ...receiptWords(facts), written: facts.reason }),
  submit: receiptWords,
  accept: note,
  refuse: reason,
  request_completion: supplement,
  complete: note,
  start: note,
  request_supplement: supplement,
  receive_supplement: note,
  request_payment: ({ amount, reason: written }) => ({ facts: present(amount !== undefined && moneyText(amount)), written }),
  confirm_payment: ({ amount, online, note: written }) => ({ facts: present(amount !== undefined && moneyText(amount), online && 'nộp trực tuyến'), written }),
  extend: ({ appointmentOn, documentNumber, reason: written }) => ({ facts: present(`Hẹn lại ngày ${formatDate(appointmentOn)}`, documentNumber && `văn bản số ${documentNumber}`), written }),
  withdraw: reason,
  stop: reason,
  resolve: result,
  settle: result,
  return: ({ method, receivedBy, identityChecked }) => ({ facts: present(RESULT_BY_WORDS[method], receivedBy && `người nhận: ${receivedBy}`, identityChecked && 'đã kiểm tra giấy tờ tùy thân') }),
  correct: (facts) => ({ facts: facts.amended.map(amendmentWords), written: facts.reason }),
  recalculate: ({ before, after, reason: written }) => ({ facts: present(before && after && `Hạn ${formatDate(before.dueOn)} thành ${formatDate(after.dueOn)}`), written }),
  record_papers: ({ papers, result: recorded }) => ({ facts: present(`${papers.length} loại giấy tờ`, recorded && `kết quả: ${RESULT_STATUS_WORDS[recorded.status]}`) }),
  rate: ({ scale, level, indices, remark }) => ({
    facts: [scale === 'indices' ? `${(indices ?? []).reduce((sum, points) => sum + points, 0)}/18 điểm theo chín chỉ số` : `Mức ${level ?? ''}/${scale}`],
    written: remark,
  }),
};

function receiptWords({ channel, sets, assisted, receivedAtUnitId }: ReceiptFacts): StepWords {
  return { facts: present(CHANNEL_WORDS[channel], `${sets} bộ`, assisted && 'nộp hộ tại quầy', receivedAtUnitId && 'nhận tại đơn vị khác') };
}

function handOverWords(handOver: HandOverView | undefined, { note: written, stepIndex, toOffice }: FactsByAction['hand_over'], stepNames: ReadonlyMap<number, string>): StepWords {
  const to = handOver ? holderText(handOver.to) : (toOffice ?? '');
  const step = stepIndex === undefined ? undefined : `bước ${stepIndex}${stepNames.has(stepIndex) ? `: ${stepNames.get(stepIndex) ?? ''}` : ''}`;
  return { facts: present(to && `Cho ${to}`, step), written };
}

/** @example holderText({ name: 'Trần Văn Mẫu', office: 'Địa chính', unitName: null }) === 'Trần Văn Mẫu, Địa chính' */
export function holderText({ name, office, unitName }: Pick<NamedHolder, 'name' | 'office' | 'unitName'>): string {
  return present(name, office, unitName).join(', ');
}

const CORRECTED: Readonly<Record<string, string>> = {
  owner: 'chủ hồ sơ', submitter: 'người nộp', procedureCode: 'thủ tục', channel: 'kênh nộp', request: 'nội dung yêu cầu', sets: 'số bộ',
  resultBy: 'cách nhận kết quả', reason: 'lý do', resultNumber: 'số kết quả', resultOn: 'ngày ký kết quả',
};

function amendmentWords({ seq, at, voided, facts = {} }: CorrectFacts['amended'][number]): string {
  const changed = Object.keys(facts).flatMap((name) => (CORRECTED[name] === undefined ? [] : [CORRECTED[name]]));
  const said = present(voided === true && 'hủy bước', voided === false && 'khôi phục bước', at && `thời điểm đúng ${formatDateTime(new Date(at))}`, changed.length > 0 && `sửa ${changed.join(', ')}`);
  return `Bước ${seq}: ${said.length > 0 ? said.join('; ') : 'hạn tính lại theo'}`;
}

function present(...texts: (string | false | null | undefined)[]): string[] {
  return texts.filter((text): text is string => typeof text === 'string' && text !== '');
}

/** The forms of the circular that a dossier's steps have given rise to; each can be printed again. */
export function printsOf({ code, timeline, receivedAt, handOvers }: { code: string; timeline: readonly TimelineStep[]; receivedAt: Date | null; handOvers: readonly unknown[] }): { text: string; href: string }[] {
  const taken = new Set(timeline.filter(({ corrected }) => corrected !== 'voided').map(({ action }) => action));
  const forms: [string, string, boolean][] = [
    ['01', 'Giấy tiếp nhận và hẹn trả', receivedAt !== null],
    ['02', 'Phiếu yêu cầu bổ sung', taken.has('request_supplement') || taken.has('request_completion')],
    ['03', 'Phiếu từ chối tiếp nhận', taken.has('refuse') || taken.has('turn_away')],
    ['04', 'Văn bản xin lỗi, hẹn lại', taken.has('extend')],
    ['05', 'Thông báo dừng giải quyết', taken.has('stop')],
    ['06', 'Phiếu kiểm soát', receivedAt !== null || handOvers.length > 0],
  ];
  return forms.flatMap(([form, name, applies]) => (applies ? [{ text: `${name} (mẫu ${form})`, href: `/in/ho-so/${code}/${form}` }] : []));
}

