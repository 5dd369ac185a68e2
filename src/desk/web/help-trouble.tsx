import { Link, type View } from '#libs/ui';

export function TroubleHelp(): View {
  return (
    <>
      <h3>Mất mạng giữa chừng</h3>
      <ul>
        <li>Chữ đang gõ ở trang tiếp nhận được giữ trên máy này. Có mạng lại, tải lại trang là thấy.</li>
        <li>Không chắc đã lưu chưa: tìm theo tên người nộp. Chưa thấy thì gửi lại; gửi lại không tạo ra hồ sơ thứ hai.</li>
      </ul>
      <h3>Mất điện, phần mềm dừng hẳn</h3>
      <ul>
        <li>Nhận bằng giấy hẹn viết tay, ghi giờ nhận. Có lại thì nhập, gõ giờ đã ghi vào ô “Thời điểm nhận”: phần mềm giữ cả giờ nhận và giờ nhập, ngày hẹn tính từ giờ nhận.</li>
        <li>Những gì trang đã báo “đã lưu” thì còn nguyên.</li>
      </ul>
      <h3>Trang báo lỗi</h3>
      <ul>
        <li>“Dữ liệu đã cũ”, “Xung đột”: đồng nghiệp vừa xử lý hồ sơ này. Mở lại hồ sơ, đọc dòng cuối của quá trình, rồi làm tiếp nếu còn cần.</li>
        <li>“Không được phép”: bạn không có vai trò đó ở đơn vị đang chọn. Xem tên đơn vị ở đầu trang; đổi đơn vị ở mục Tài khoản.</li>
        <li>“Chưa đăng nhập”: phiên hết sau 8 giờ không dùng, hoặc 12 giờ. Đăng nhập lại là về đúng trang đang xem.</li>
        <li>“Tạm thời chưa phục vụ được”: đợi một phút rồi tải lại. Vẫn lỗi thì báo người quản trị kèm số tra cứu trên trang.</li>
      </ul>
      <h3>Trễ hẹn</h3>
      <ul>
        <li>Biết trước là không kịp: lãnh đạo gửi văn bản xin lỗi và hẹn lại, chậm nhất một ngày làm việc trước hạn.</li>
        <li>Đã quá hạn: giải quyết ngay, ghi lý do. Không sửa giờ để thành đúng hạn; mọi lần sửa đều để lại dấu.</li>
      </ul>
    </>
  );
}

export function CorrectionHelp(): View {
  return (
    <>
      <p>
        Không bước nào bị xóa hay sửa đè. Ghi nhầm thì <b>đính chính</b>: một bước mới, có lý do, nói bước cũ lẽ ra phải thế nào. Ngày hẹn và số liệu tính lại theo bản đã đính chính; bản cũ vẫn
        đọc được.
      </p>
      <ol>
        <li>Mở hồ sơ, ở bảng Quá trình giải quyết chọn bước ghi nhầm, bấm Đính chính.</li>
        <li>Sửa điều cần sửa: họ tên, giờ nhận, giấy tờ, số kết quả… Ghi lý do, ví dụ “gõ nhầm số căn cước”.</li>
        <li>Giấy đã in theo bản cũ thì in lại và thu bản cũ.</li>
      </ol>
      <p>Chọn nhầm thủ tục: đính chính bước tiếp nhận, gõ mã thủ tục đúng; thời hạn tính lại theo thủ tục đó. Nhận nhầm hẳn một hồ sơ: cho rút, ghi lý do, rồi nhận lại.</p>
      <p>
        Nghỉ phép hay đi họp: <Link href="/tai-khoan/uy-quyen">ủy quyền</Link> cho đồng nghiệp theo ngày, đừng đưa mật khẩu. Việc họ làm ghi tên họ và ghi là làm thay.
      </p>
    </>
  );
}
