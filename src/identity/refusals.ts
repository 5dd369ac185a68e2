import { defineRefusals } from '#src/platform/refusal';

export const refuse = defineRefusals({
  'identity.wrong_credentials': { status: 401, text: 'Tên đăng nhập hoặc mật khẩu không đúng.' },
  'identity.locked': { status: 429, text: 'Đăng nhập sai nhiều lần nên tài khoản tạm khóa. Hãy thử lại sau {minutes} phút.' },
  'identity.must_change_password': { status: 403, text: 'Hãy đổi mật khẩu được cấp trước khi làm việc khác.' },
  'identity.cross_site': {
    status: 403,
    text: 'Yêu cầu không cho biết đến từ trang nào nên bị từ chối. Chương trình dùng cookie phải gửi thêm tiêu đề X-Requested-With.',
  },
  'identity.wrong_password': { status: 400, text: 'Mật khẩu hiện tại không đúng.' },
  'identity.weak_password': { status: 400, text: 'Mật khẩu quá dễ đoán: tối thiểu {min} ký tự, không phải tên đăng nhập hay tên đơn vị, khác mật khẩu cũ.' },
  'identity.login_taken': { status: 409, text: 'Tên đăng nhập {login} đã có người dùng.' },
  'identity.account_not_found': { status: 404, text: 'Không tìm thấy tài khoản.' },
  'identity.program_has_no_password': { status: 409, text: 'Tài khoản của chương trình không có mật khẩu; hãy cấp mã truy cập.' },
  'identity.not_yourself': { status: 409, text: 'Không tự vô hiệu hóa tài khoản hay tự bỏ quyền quản trị của mình được.' },
  'identity.token_not_found': { status: 404, text: 'Không tìm thấy mã truy cập.' },
  'identity.token_of_another': { status: 409, text: 'Chỉ cấp mã truy cập cho tài khoản của mình hoặc tài khoản chương trình của đơn vị.' },
  'identity.token_roles': { status: 409, text: 'Tài khoản không có vai trò {roles} ở đơn vị này.' },
});
