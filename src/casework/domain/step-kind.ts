import { type Action, actionLabel } from '#libs/dossier-flow';

/** A step as a page of its own: its address, what it is called and what is said before one takes it. */
export interface StepKind {
  action: Action;
  slug: string;
  title: string;
  /** What follows from it. */
  lead?: string;
  /** On the button that does it. */
  verb: string;
  grave?: boolean;
}

const kind = (action: Action, slug: string, more: Partial<StepKind> = {}): StepKind => ({ action, slug, title: actionLabel(action), verb: actionLabel(action), ...more });

/** In the order of the buttons: what moves a dossier on, what makes it wait, what ends it otherwise, what is put on record. */
export const STEP_KINDS: readonly StepKind[] = [
  kind('settle', 'giai-quyet-ngay', { lead: 'Thủ tục trong ngày: xử lý xong và trả kết quả trong một lần.', verb: 'Giải quyết và trả kết quả' }),
  kind('start', 'bat-dau', { lead: 'Nhận xử lý hồ sơ; thời hạn vẫn tính từ ngày tiếp nhận.' }),
  kind('resolve', 'xu-ly-xong', { lead: 'Kết quả đã có và chuyển về bộ phận một cửa. Thời hạn dừng tính tại thời điểm này.' }),
  kind('return', 'tra-ket-qua'),
  kind('receive_supplement', 'nhan-bo-sung', { lead: 'Thời hạn tính tiếp từ khi nhận đủ giấy tờ.' }),
  kind('confirm_payment', 'xac-nhan-nop-tien', { lead: 'Thời hạn tính tiếp từ khi đã nộp.' }),
  kind('complete', 'nop-lai', { lead: 'Hồ sơ trực tuyến đã được hoàn thiện; 8 giờ làm việc để tiếp nhận tính lại từ đầu.', verb: 'Ghi nhận nộp lại' }),
  kind('hand_over', 'ban-giao', { lead: 'Người nhận thấy hồ sơ trong “Việc của tôi”. Phiếu kiểm soát (mẫu 06) thêm một dòng.' }),
  kind('request_supplement', 'yeu-cau-bo-sung', { lead: 'Thời hạn dừng tính cho tới khi nhận đủ giấy tờ. Có phiếu yêu cầu (mẫu 02) để in.' }),
  kind('request_payment', 'yeu-cau-nop-tien', { title: 'Yêu cầu nghĩa vụ tài chính', verb: 'Yêu cầu nộp tiền', lead: 'Thời hạn dừng tính cho tới khi đã nộp.' }),
  kind('rate', 'danh-gia', { verb: 'Ghi đánh giá' }),
  kind('extend', 'gia-han', {
    lead: 'Được hẹn lại một lần, chậm nhất một ngày làm việc trước khi hết hạn (NĐ 61/2018/NĐ-CP). Hạn ban đầu giữ nguyên trong thống kê. Có văn bản xin lỗi (mẫu 04) để in.',
  }),
  kind('record_papers', 'giay-to', { lead: 'Ghi lại giấy tờ đã có và việc số hóa; không đổi trạng thái, không đổi hạn.', verb: 'Lưu giấy tờ' }),
  kind('correct', 'dinh-chinh', { lead: 'Bước đã ghi không bị sửa hay xóa: đính chính là một bước mới, có lý do, và mọi số liệu tính theo nội dung đã đính chính.', verb: 'Lưu đính chính' }),
  kind('withdraw', 'rut-ho-so', { lead: 'Công dân đề nghị rút. Hồ sơ kết thúc tại đây.', grave: true }),
  kind('stop', 'dung', { lead: 'Từ chối giải quyết. Hồ sơ kết thúc tại đây; có thông báo (mẫu 05) để in.', grave: true }),
];

const MAIN: ReadonlySet<Action> = new Set(['start', 'resolve', 'settle', 'return', 'receive_supplement', 'confirm_payment', 'complete']);
const BESIDE: ReadonlySet<Action> = new Set(['hand_over', 'request_supplement', 'rate']);

export function stepKindOf(slug: string): StepKind | undefined {
  return STEP_KINDS.find((each) => each.slug === slug);
}

export interface StepChoices {
  /** What is mostly done next; the first of them is the main button. */
  ready: readonly StepKind[];
  /** What is done now and then. */
  seldom: readonly StepKind[];
}

/** What may be tried: of the flow's actions those that this dossier has not used up. */
export function stepChoicesOf(dossier: { allowedActions: readonly { action: Action }[]; extension: object | null; rated: boolean; receipt: { term: { unit: string } } }): StepChoices {
  const allowed = new Set(dossier.allowedActions.map(({ action }) => action));
  if (dossier.extension) allowed.delete('extend');
  if (dossier.rated) allowed.delete('rate');
  if (dossier.receipt.term.unit !== 'same_day') allowed.delete('settle');
  const kinds = STEP_KINDS.filter(({ action }) => allowed.has(action));
  const main = kinds.filter(({ action }) => MAIN.has(action));
  const beside = kinds.filter(({ action }) => BESIDE.has(action));
  return { ready: [...main, ...beside], seldom: kinds.filter(({ action }) => !MAIN.has(action) && !BESIDE.has(action)) };
}
