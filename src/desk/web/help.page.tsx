import { type Content, Contents, KeyList, PageHeading, Prose, Section, SummaryList, type View } from '#libs/ui';
import { ALL_KEYS } from '../domain/keys.js';
import { DeadlineHelp, MarksHelp } from './help-deadlines.js';
import { CorrectionHelp, TroubleHelp } from './help-trouble.js';
import { FirstDay, HandOverHelp, IntakeHelp, ListsHelp, ReportsHelp, ReturnHelp, SettleHelp } from './help-work.js';

/** Names in the unit at work; empty where nobody holds the role there. */
export interface WhoHelps {
  administrator: string;
  controller: string;
  leader: string;
}

interface Part {
  /** The address of other pages' “?”: /tro-giup#tiep-nhan. */
  id: string;
  title: string;
  body: (whoHelps: WhoHelps) => Content;
}

const PARTS: readonly Part[] = [
  { id: 'ngay-dau', title: 'Ngày đầu tại quầy', body: () => <FirstDay /> },
  { id: 'tiep-nhan', title: 'Tiếp nhận hồ sơ', body: () => <IntakeHelp /> },
  { id: 'giai-quyet-ngay', title: 'Giải quyết ngay tại quầy', body: () => <SettleHelp /> },
  { id: 'tra-ket-qua', title: 'Trả kết quả', body: () => <ReturnHelp /> },
  { id: 'danh-sach', title: 'Danh sách và tìm kiếm', body: () => <ListsHelp /> },
  { id: 'ban-giao', title: 'Bàn giao', body: () => <HandOverHelp /> },
  { id: 'bao-cao', title: 'Báo cáo và sổ theo dõi', body: () => <ReportsHelp /> },
  { id: 'dau-hieu', title: 'Các dấu hiệu nói gì', body: () => <MarksHelp /> },
  { id: 'thoi-han', title: 'Ngày hẹn tính thế nào', body: () => <DeadlineHelp /> },
  { id: 'su-co', title: 'Mất mạng, chậm, báo lỗi', body: () => <TroubleHelp /> },
  { id: 'dinh-chinh', title: 'Làm nhầm thì sửa thế nào', body: () => <CorrectionHelp /> },
  { id: 'phim-tat', title: 'Phím tắt', body: () => <Keys /> },
  { id: 'ai-giup', title: 'Ai giúp việc gì', body: (whoHelps) => <Who whoHelps={whoHelps} /> },
];

export function HelpPage({ whoHelps }: { whoHelps: WhoHelps }): View {
  return (
    <>
      <PageHeading title="Trợ giúp" sub="Trang nào cũng mở được bảng phím tắt bằng phím ?" />
      <Contents items={PARTS} />
      {PARTS.map(({ id, title, body }) => (
        <Section id={id} title={title}>
          <Prose>{body(whoHelps)}</Prose>
        </Section>
      ))}
    </>
  );
}

function Keys(): View {
  return (
    <>
      <p>Phím chữ chỉ có tác dụng khi con trỏ không ở trong ô nhập. Đang gõ thì bấm Esc để rời ô trước.</p>
      {ALL_KEYS.map(({ title, keys }, index) => (
        <>
          <h3 id={`keys-${index + 1}`}>{title}</h3>
          <KeyList keys={keys} labelledBy={`keys-${index + 1}`} />
        </>
      ))}
    </>
  );
}

function Who({ whoHelps: { administrator, controller, leader } }: { whoHelps: WhoHelps }): View {
  const nobody = 'Đơn vị chưa có; hỏi cơ quan cấp trên';
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Quên mật khẩu, bị khóa, mất điện thoại xác thực, thêm vai trò', value: <>Quản trị: <b>{administrator || nobody}</b></> },
          { key: 'Thủ tục, thời hạn, giấy tờ, phí không đúng; lịch nghỉ; số liệu báo cáo', value: <>Đầu mối kiểm soát TTHC: <b>{controller || nobody}</b></> },
          { key: 'Chuyển hồ sơ cho người khác, gia hạn và xin lỗi, ủy quyền khi vắng', value: <>Lãnh đạo: <b>{leader || nobody}</b></> },
        ]}
      />
      <p>Khi trang báo lỗi, đọc cho người giúp “Số tra cứu” ghi trên trang đó: họ tìm được ngay chuyện gì đã xảy ra.</p>
    </>
  );
}
