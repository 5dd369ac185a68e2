import { KeyHint, Link, type View } from '#libs/ui';

export function FirstDay(): View {
  return (
    <>
      <ol>
        <li>
          Đăng nhập bằng tên và mật khẩu được cấp. Lần đầu phần mềm bắt đổi mật khẩu; nên bật luôn <Link href="/tai-khoan/xac-thuc">xác thực hai bước</Link>.
        </li>
        <li>
          Xem trang <Link href="/">Hôm nay</Link>: việc gấp ở trên, danh mục bên trái có số hồ sơ ở từng trạng thái. Các số tự cập nhật.
        </li>
        <li>
          Có người đến nộp hồ sơ: bấm <KeyHint keys="N" />. Quét căn cước, chọn thủ tục, đánh dấu giấy tờ, bấm Tiếp nhận, in giấy hẹn đưa cho người nộp.
        </li>
        <li>
          Chứng thực và các việc trả ngay: bấm <KeyHint keys="G" />. Một trang, một lần bấm: nhận, giải quyết, trả.
        </li>
        <li>
          Hồ sơ trực tuyến vào mục <Link href="/danh-sach/cho-tiep-nhan">Chờ tiếp nhận trực tuyến</Link>: tiếp nhận hoặc từ chối trong 8 giờ làm việc.
        </li>
        <li>
          Vài lần trong ngày, mở <Link href="/danh-sach/moi-tiep-nhan">Mới tiếp nhận</Link>, chọn hồ sơ, bàn giao cho công chức chuyên môn.
        </li>
        <li>
          Người dân đến lấy kết quả: bấm <KeyHint keys="R" />, quét mã trên giấy hẹn, đối chiếu giấy tờ tùy thân, trả.
        </li>
        <li>
          Trước khi về, xem <b>Cuối ngày</b>: kết quả chưa có người đến lấy, việc đến hạn ngày mai, hồ sơ chưa chuyển đi; đối chiếu tiền thu.
        </li>
      </ol>
    </>
  );
}

export function IntakeHelp(): View {
  return (
    <>
      <ul>
        <li>
          <b>Quét căn cước:</b> con trỏ ở đâu cũng được. Phần mềm nhận ra máy quét, điền chủ hồ sơ và người nộp, không ghi lạc vào ô khác. Không có máy quét thì gõ số; người từng
          nộp hồ sơ ở đơn vị được điền sẵn.
        </li>
        <li>
          <b>Tìm thủ tục:</b> gõ chữ đầu hoặc vài chữ không dấu, ví dụ “tinh trang hon”. Thủ tục bạn hay nhận đứng trước.
        </li>
        <li>
          <b>Ngày hẹn</b> hiện ngay khi biết thủ tục và giờ nhận, kèm lý do từng ngày. Đọc cho người dân nghe trước khi bấm Tiếp nhận.
        </li>
        <li>
          <b>Giấy tờ:</b> “Đủ tất cả” đánh dấu mọi giấy tờ bắt buộc. Thiếu thì ghi đúng thứ đã nhận; phiếu yêu cầu bổ sung (mẫu 02) và phiếu từ chối (mẫu 03) làm ở trang
          hồ sơ.
        </li>
        <li>
          <b>Nhắc hồ sơ trùng:</b> người này đang có hồ sơ cùng thủ tục chưa xong. Chỉ nhắc, không chặn: hỏi lại người nộp rồi quyết định.
        </li>
        <li>
          <b>Nháp:</b> tự lưu khi ngừng gõ vài giây, hoặc bấm Lưu nháp; tải lại trang hay mất mạng không mất chữ đã gõ. Chỉ bạn thấy nháp của bạn, giữ 30 ngày.
        </li>
        <li>Bấm nút hai lần cũng chỉ nhận một hồ sơ.</li>
      </ul>
    </>
  );
}

export function SettleHelp(): View {
  return (
    <p>
      Dành cho thủ tục trả trong ngày, làm xong ngay tại quầy: chứng thực bản sao, chứng thực chữ ký… Chọn thủ tục, gõ họ tên, số bản, phí, Enter. Hồ sơ vẫn có mã, vẫn vào sổ và
      vẫn được tính trong báo cáo như mọi hồ sơ khác.
    </p>
  );
}

export function ReturnHelp(): View {
  return (
    <ul>
      <li>Quét mã QR hoặc mã vạch trên giấy hẹn ở bất kỳ trang nào: phần mềm mở hồ sơ. Mất giấy hẹn thì tìm theo họ tên, số căn cước, điện thoại.</li>
      <li>Đối chiếu giấy tờ tùy thân rồi mới đánh dấu. Người khác nhận thay thì ghi tên người nhận.</li>
      <li>Mời người dân đánh giá; không đánh giá cũng trả được.</li>
      <li>Trả muộn hay sớm không đổi kết quả đúng hạn: đúng hạn tính theo ngày giải quyết xong, không theo ngày người dân đến lấy.</li>
    </ul>
  );
}

export function ListsHelp(): View {
  return (
    <ul>
      <li>
        Ô tìm ở đầu trang (phím <KeyHint keys="/" />) tìm theo mã hồ sơ, họ tên không dấu, số căn cước, điện thoại. Gõ đủ mã thì mở thẳng hồ sơ.
      </li>
      <li>Bộ lọc và cách sắp xếp nằm trong địa chỉ trang: gửi địa chỉ cho đồng nghiệp là họ thấy cùng danh sách.</li>
      <li>Dòng tô vàng là hồ sơ người khác vừa xử lý. Thao tác trên bản cũ bị từ chối và trang nói rõ ai đã làm gì; không ai ghi đè của ai.</li>
      <li>Danh sách chỉ hiện ba số cuối của giấy tờ tùy thân. Bấm “Hiện” trong hồ sơ thì thấy đủ; việc xem được ghi lại (Luật 91/2025/QH15).</li>
    </ul>
  );
}

export function HandOverHelp(): View {
  return (
    <ul>
      <li>Chọn hồ sơ trong danh sách, bấm Bàn giao, chọn người hoặc bộ phận nhận, in danh sách bàn giao nếu cần ký giấy.</li>
      <li>Bên nhận xác nhận ở mục Danh sách bàn giao, cả danh sách một lần. Giờ giao nhận vào phiếu kiểm soát quá trình giải quyết (mẫu 06).</li>
      <li>Hồ sơ nào người khác vừa xử lý thì riêng hồ sơ đó không chuyển, và danh sách nói vì sao; các hồ sơ còn lại vẫn chuyển.</li>
    </ul>
  );
}

export function ReportsHelp(): View {
  return (
    <ul>
      <li>Số liệu đếm từ nhật ký xử lý, không nhập tay. Bấm vào một ô để xem đúng những hồ sơ được đếm trong ô đó.</li>
      <li>Kỳ báo cáo tính từ ngày 15 đến ngày 14 (Nghị định 09/2019/NĐ-CP); cũng lập được theo tháng, quý, năm dương lịch hay hai ngày bất kỳ.</li>
      <li>Báo cáo đã chốt thì giữ nguyên. Đính chính sau đó hiện ra ở mục so sánh, không sửa lén vào bản đã chốt.</li>
      <li>Sổ theo dõi hồ sơ (mẫu 07) in được theo khoảng ngày bất kỳ.</li>
    </ul>
  );
}
