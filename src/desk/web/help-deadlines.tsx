import { Mark, Table, type View } from '#libs/ui';

export function MarksHelp(): View {
  return (
    <>
      <p>Mỗi dấu hiệu luôn có hình và chữ, không chỉ có màu.</p>
      <Table
        caption="Dấu hiệu về hạn của hồ sơ"
        head={[{ content: 'Dấu hiệu' }, { content: 'Nghĩa' }, { content: 'Nên làm' }]}
        firstCellIsHeader
        rows={[
          [{ content: <Mark tone="overdue">Quá hạn 2 ngày</Mark> }, { content: 'Đã qua ngày hẹn trả, chưa giải quyết xong.' }, { content: 'Giải quyết ngay; ghi lý do.' }],
          [{ content: <Mark tone="near">Hôm nay, còn 2 giờ</Mark> }, { content: 'Đến hạn hôm nay hoặc ngày làm việc tới.' }, { content: 'Làm trước các việc khác.' }],
          [{ content: <Mark tone="in-term">Còn 3 ngày</Mark> }, { content: 'Trong hạn; số ngày là ngày làm việc.' }, { content: '' }],
          [{ content: <Mark tone="stopped">Tạm dừng, chờ bổ sung</Mark> }, { content: 'Đồng hồ dừng: chờ người dân bổ sung hoặc nộp tiền.' }, { content: 'Nhắc người dân; dừng thì không thành quá hạn.' }],
        ]}
      />
      <p>
        <b>Chậm bước</b> khác <b>quá hạn</b>: một bước nội bộ đã quá giờ được giao, nhưng ngày hẹn với người dân chưa qua. Còn kịp nếu các bước sau làm nhanh.
      </p>
    </>
  );
}

export function DeadlineHelp(): View {
  return (
    <>
      <p>Trang hồ sơ và trang tiếp nhận liệt kê từng ngày được tính hay không, và vì sao. Quy tắc:</p>
      <ul>
        <li>
          <b>Ngày nhận không tính</b>; đếm từ ngày kế tiếp (Bộ luật Dân sự 2015, Điều 147).
        </li>
        <li>
          <b>Ngày làm việc:</b> bỏ thứ Bảy, Chủ nhật, ngày lễ, ngày nghỉ hoán đổi; ngày làm bù có tính. Ngày nghỉ lấy từ thông báo hằng năm, phần mềm không tự đoán.
        </li>
        <li>
          <b>Ngày (theo lịch):</b> đếm mọi ngày; ngày cuối là ngày nghỉ thì hẹn sang ngày làm việc kế tiếp (Điều 148). <b>Tháng</b> tính tương tự, đến đúng ngày của tháng sau.
        </li>
        <li>
          <b>Giờ làm việc:</b> tính từ phút nhận, chỉ trong giờ mở cửa, bỏ giờ trưa và ban đêm.
        </li>
        <li>
          <b>Trong ngày:</b> nhận đến hết giờ chốt (thường 15 giờ) thì trả trong ngày, sau đó thì ngày làm việc kế tiếp (Nghị định 23/2015/NĐ-CP, Điều 7).
        </li>
        <li>
          <b>Sáng thứ Bảy</b> nhận hồ sơ nhưng không tính vào thời hạn, trừ khi lịch của đơn vị nói khác.
        </li>
        <li>
          <b>Yêu cầu bổ sung</b> làm đồng hồ dừng; bổ sung đủ thì ngày hẹn lùi đúng số ngày đã dừng, hoặc tính lại từ đầu nếu thủ tục quy định vậy.
        </li>
        <li>
          <b>Xin lỗi và hẹn lại:</b> một lần, chậm nhất một ngày làm việc trước hạn, bằng văn bản (Nghị định 61/2018/NĐ-CP; mẫu 04). Ngày hẹn lại cho người dân biết khi nào đến; trong thống
          kê hồ sơ vẫn là quá hạn.
        </li>
        <li>
          <b>Hồ sơ trực tuyến:</b> tiếp nhận hoặc từ chối trong 8 giờ làm việc (Nghị định 118/2025/NĐ-CP, Điều 17–18). Đây là đồng hồ riêng, trước ngày hẹn trả.
        </li>
        <li>
          <b>Đúng hạn</b> so ngày giải quyết xong với ngày hẹn: trước ngày hẹn là trước hạn, đúng ngày là đúng hạn. Thời hạn tính bằng giờ thì so cả giờ.
        </li>
      </ul>
      <p>Khi lịch nghỉ thay đổi, không ngày hẹn nào tự nhảy: đầu mối kiểm soát xem trước hồ sơ nào sẽ đổi, rồi mới xác nhận; ngày cũ và ngày mới đều được ghi lại.</p>
    </>
  );
}
