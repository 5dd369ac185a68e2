import { accepted, begun, given, type PresentDossier, rated, resolved, returned, settled, step } from './present-steps.js';

// What is due in n days of a term of t is told until the day t − n − 1 at most: on a Sunday the working day before is the last.

const ARRIVED: readonly PresentDossier[] = [
  { procedure: '1.004194', received: { daysAgo: 0 }, part: 0.35, channel: 'post' },
  { procedure: '1.004873', received: { daysAgo: 0 }, part: 0.55, known: 511, digitised: true },
  { procedure: '1.001699', received: { daysAgo: 0 }, part: 0.7 },
  { procedure: '2.001035', received: { daysAgo: 0 }, part: 0.82, feeTaken: true },
  { procedure: '1.000656', received: { daysAgo: 0 }, part: 0.95 },
  { procedure: '1.004884', received: { daysAgo: 1 }, part: 0.75 },
  { procedure: '1.004859', received: { daysAgo: 0 }, part: 0.08, onList: true, digitised: true },
  { procedure: '1.001022', received: { daysAgo: 0 }, part: 0.14, onList: true },
  { procedure: '1.004837', received: { daysAgo: 0 }, part: 0.2, onList: true },
];

const ONLINE: readonly PresentDossier[] = [
  { procedure: '1.001193', received: { daysAgo: 1 }, part: 0.95, channel: 'online', digitised: true },
  { procedure: '1.004873', received: { daysAgo: 0 }, part: 0.35, channel: 'online', digitised: true, known: 258 },
  { procedure: '2.000635', received: { daysAgo: 0 }, part: 0.9, channel: 'online', digitised: true, resultBy: 'online' },
  {
    procedure: '1.004873', received: { daysAgo: 2 }, part: 0.4, channel: 'online',
    steps: [step('clerk', 0, 0.6, 'request_completion', { reason: 'Ảnh chụp tờ khai bị mờ, không đọc được', missing: ['Tờ khai cấp Giấy xác nhận tình trạng hôn nhân'] })],
  },
  {
    procedure: '1.004859', received: { daysAgo: 3 }, part: 0.2, channel: 'online',
    steps: [step('clerk', 0, 0.5, 'refuse', { reason: 'Việc hộ tịch đăng ký tại xã khác, không thuộc thẩm quyền của UBND xã Dương Hà' })],
  },
];

const IN_WORK: readonly PresentDossier[] = [
  { procedure: '1.004873', received: { dueIn: 0 }, part: 0.1, channel: 'online', digitised: true, steps: [accepted(0.3), ...begun()] },
  { procedure: '1.004859', received: { dueIn: 0 }, part: 0.3, digitised: true, steps: begun() },
  { procedure: '1.010833', received: { dueIn: 1 }, part: 0.4, steps: begun() },
  { procedure: '1.001731', received: { dueIn: 1 }, part: 0.2, known: 1384, steps: begun(0, 0.3) },
  { procedure: '1.004873', received: { dueIn: 1 }, part: 0.2, steps: [...begun(0, 0.4), given('officer', 1, 0.3, 'leader')] },
  { procedure: '1.000954', received: { dueIn: 2 }, part: 0.3, steps: begun() },
  { procedure: '1.008004', received: { dueIn: 2 }, part: 0.6, channel: 'online', steps: [accepted(0.7), ...begun(1, 0.1)] },
  { procedure: '1.001022', received: { dueIn: 2 }, part: 0.15, steps: begun(0, 0.4) },
  { procedure: '1.004884', received: { dueIn: 3 }, part: 0.4, steps: begun() },
  { procedure: '1.010945', received: { dueIn: 4 }, part: 0.5, steps: begun(1, 0.2) },
  { procedure: '1.011607', received: { dueIn: 6 }, part: 0.3, steps: begun(1, 0.1) },
  // The officer's own step is over, the dossier's term is not.
  { procedure: '1.004492', received: { dueIn: 7 }, part: 0.2, steps: begun() },
  { procedure: '1.001776', received: { dueIn: 16 }, part: 0.6, steps: begun(1, 0.1) },
  {
    procedure: '1.004884', received: { dueIn: -1 }, part: 0.3,
    steps: [...begun(), { by: 'leader', day: 3, part: 0.6, does: { action: 'put_off', to: 2, reason: 'Chờ xác minh tại nơi đăng ký trước đây' } }],
  },
  { procedure: '1.004746', received: { dueIn: -3 }, part: 0.5, steps: begun(0, 0.6) },
  { procedure: '2.001019', received: { dueIn: -1 }, part: 0.2, steps: [...begun(0, 0.3), given('officer', 1, 0.6, 'leader')] },
];

const WAITING: readonly PresentDossier[] = [
  {
    procedure: '1.001699', received: { dueIn: 18 }, part: 0.3,
    steps: [...begun(), step('officer', 3, 0.3, 'request_supplement', { reason: 'Giấy tờ y tế chưa có xác nhận của cơ sở khám bệnh', missing: ['Bản sao giấy tờ y tế'] })],
  },
  {
    procedure: '1.004859', received: { dueIn: 0 }, part: 0.4,
    steps: [...begun(), step('officer', 1, 0.4, 'request_supplement', { reason: 'Thiếu căn cứ thay đổi chữ đệm', missing: ['Giấy tờ làm căn cứ thay đổi'] })],
  },
  {
    procedure: '1.011608', received: { dueIn: 8 }, part: 0.3,
    steps: [
      ...begun(), step('officer', 1, 0.5, 'request_supplement', { reason: 'Giấy đề nghị chưa ghi đủ thành viên hộ', missing: ['Giấy đề nghị rà soát'] }),
      step('clerk', 3, 0.4, 'receive_supplement', { note: 'Đã bổ sung đủ' }),
    ],
  },
  {
    procedure: '2.001035', received: { dueIn: 0 }, part: 0.2,
    steps: [...begun(), step('officer', 1, 0.2, 'request_payment', { reason: 'Phí chứng thực hợp đồng, giao dịch', amount: 50_000 })],
  },
  {
    procedure: '2.001019', received: { dueIn: 1 }, part: 0.1,
    steps: [...begun(0, 0.3), step('officer', 0, 0.8, 'request_payment', { reason: 'Phí chứng thực di chúc', amount: 50_000 })],
  },
];

const READY: readonly PresentDossier[] = [
  { procedure: '1.004873', received: { dueIn: 1 }, part: 0.1, steps: [...begun(0, 0.3), resolved(1, 0.3, '215/UBND-XNTTHN')] },
  { procedure: '1.001731', received: { dueIn: 1 }, part: 0.5, digitised: true, steps: [...begun(0, 0.7), resolved(3, 0.5, '87/QĐ-UBND')] },
  { procedure: '2.000815', received: { daysAgo: 1 }, part: 0.4, sets: 4, feeTaken: true, steps: [step('clerk', 0, 0.6, 'settle', {})] },
  { procedure: '1.004859', received: { dueIn: 0 }, part: 0.2, resultBy: 'post', steps: [...begun(0, 0.4), resolved(2, 0.6, '64/UBND-HT')] },
  { procedure: '1.004884', received: { dueIn: 1 }, part: 0.3, channel: 'post', resultBy: 'post', steps: [...begun(), resolved(3, 0.2, '41/GKS-BS')] },
  {
    procedure: '2.000635', received: { daysAgo: 0 }, part: 0.25, channel: 'online', digitised: true, resultBy: 'online',
    steps: [accepted(0.3), step('clerk', 0, 0.45, 'settle', { resultNumber: '133/TLKS-BS', resultDigitised: true })],
  },
];

const DONE_TODAY: readonly PresentDossier[] = [
  { procedure: '2.000815', received: { daysAgo: 0 }, part: 0.05, sets: 3, feeTaken: true, steps: settled(0.1) },
  { procedure: '1.001193', received: { daysAgo: 0 }, part: 0.15, digitised: true, steps: [...settled(0.3), rated(0, 0.32, 3, 'kiosk')] },
  { procedure: '2.000815', received: { daysAgo: 0 }, part: 0.3, sets: 5, feeTaken: true, steps: [...settled(0.36), rated(0, 0.36, 3, 'counter')] },
  { procedure: '2.000884', received: { daysAgo: 0 }, part: 0.42, feeTaken: true, known: 585, steps: settled(0.47) },
  { procedure: '2.000635', received: { daysAgo: 0 }, part: 0.6, sets: 2, feeTaken: true, digitised: true, steps: settled(0.68) },
  { procedure: '1.004873', received: { daysAgo: 3 }, part: 0.3, digitised: true, steps: [...begun(), resolved(2, 0.7, '214/UBND-XNTTHN'), returned(3, 0.5), rated(3, 0.5, 2, 'counter')] },
];

const DONE_BEFORE: readonly PresentDossier[] = [
  { procedure: '2.000815', received: { daysAgo: 1 }, part: 0.2, sets: 2, feeTaken: true, steps: [...settled(0.25), rated(0, 0.26, 3, 'kiosk')] },
  { procedure: '2.000884', received: { daysAgo: 2 }, part: 0.3, feeTaken: true, steps: settled(0.34) },
  { procedure: '2.000815', received: { daysAgo: 3 }, part: 0.5, sets: 10, feeTaken: true, steps: [...settled(0.6), rated(0, 0.6, 3, 'counter', 'Nhanh, cán bộ nhiệt tình')] },
  { procedure: '1.001193', received: { daysAgo: 4 }, part: 0.2, digitised: true, steps: [...settled(0.4), rated(0, 0.42, 3, 'qr')] },
  { procedure: '2.000635', received: { daysAgo: 5 }, part: 0.4, feeTaken: true, digitised: true, steps: settled(0.45) },
  { procedure: '1.000656', received: { daysAgo: 6 }, part: 0.3, steps: [...settled(0.5), rated(0, 0.5, 2, 'paper')] },
  { procedure: '2.000815', received: { daysAgo: 8 }, part: 0.1, sets: 6, feeTaken: true, steps: settled(0.15) },
  { procedure: '1.004873', received: { daysAgo: 6 }, part: 0.4, digitised: true, steps: [...begun(), resolved(2, 0.4, '209/UBND-XNTTHN'), returned(3, 0.2), rated(3, 0.2, 3, 'kiosk')] },
  { procedure: '1.000689', received: { daysAgo: 8 }, part: 0.2, steps: [...begun(0, 0.4), resolved(3, 0.3, '58/GKS'), returned(4, 0.4)] },
  {
    procedure: '1.001731', received: { daysAgo: 9 }, part: 0.3,
    steps: [...begun(), resolved(7, 0.3, '82/QĐ-UBND'), returned(7, 0.7), rated(7, 0.7, 1, 'counter', 'Trả chậm hai ngày so với giấy hẹn')],
  },
  { procedure: '1.004859', received: { daysAgo: 7 }, part: 0.2, resultBy: 'post', steps: [...begun(0, 0.4), resolved(3, 0.2, '61/UBND-HT'), returned(3, 0.8, 'post')] },
];

const ENDED: readonly PresentDossier[] = [
  { procedure: '1.004884', received: { daysAgo: 4 }, part: 0.3, steps: [...begun(), step('clerk', 2, 0.4, 'withdraw', { reason: 'Công dân đã tìm thấy bản chính giấy khai sinh, xin rút hồ sơ' })] },
  { procedure: '1.004492', received: { daysAgo: 7 }, part: 0.6, steps: [...begun(1, 0.2), step('officer', 4, 0.5, 'stop', { reason: 'Cơ sở không bảo đảm điều kiện về phòng học' })] },
];

/** Something for every list of the desk. Whoever stands in no other relation is a person of their own. */
export const PRESENT_DOSSIERS: readonly PresentDossier[] = [...ARRIVED, ...ONLINE, ...IN_WORK, ...WAITING, ...READY, ...DONE_TODAY, ...DONE_BEFORE, ...ENDED];
