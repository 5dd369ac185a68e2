import { defineRefusals } from '#src/platform/refusal';

export const refuse = defineRefusals({
  'catalogue.unknown_procedure': { status: 404, text: 'Không có thủ tục mã {code} trong danh mục của đơn vị.' },
  'catalogue.not_in_force': { status: 409, text: 'Thủ tục {code} không có hiệu lực trong ngày {date}.' },
  'catalogue.unknown_version': { status: 404, text: 'Không tìm thấy phiên bản thủ tục {version}.' },
  'catalogue.code_taken': { status: 409, text: 'Thủ tục mã {code} đã có trong danh mục; hãy ghi phiên bản mới thay vì công bố lại.' },
  'catalogue.field_differs': { status: 409, text: 'Thủ tục {code} đã thuộc lĩnh vực {field}; lĩnh vực của một thủ tục không đổi được.' },
  'catalogue.abolished': { status: 409, text: 'Thủ tục {code} đã bị bãi bỏ từ ngày {date}; muốn dùng lại thì công bố lại.' },
  'catalogue.version_in_force': { status: 409, text: 'Phiên bản của thủ tục {code} có hiệu lực từ ngày {date} không sửa được nữa; hãy ghi phiên bản mới từ một ngày sau đó.' },
  'catalogue.no_version_from': { status: 404, text: 'Thủ tục {code} không có phiên bản nào bắt đầu từ ngày {date}.' },
  'catalogue.later_version': { status: 409, text: 'Thủ tục {code} đã có phiên bản từ ngày {date}; phiên bản mới phải bắt đầu sau ngày ấy.' },
  'catalogue.bad_import_field': { status: 400, text: 'Mục “{field}” phải đứng trước tệp và là {expected}.' },
  'catalogue.list_has_errors': { status: 422, text: 'Danh mục có {count} chỗ sai nên chưa nhập dòng nào. Hãy sửa các dòng được chỉ ra rồi nhập lại.' },
});
