import { defineRefusals } from '#src/platform/refusal';

export const refuse = defineRefusals({
  'documents.dossier_not_found': { status: 404, text: 'Không tìm thấy hồ sơ {code}.' },
  'documents.period_reversed': { status: 422, text: 'Ngày cuối kỳ {to} không được trước ngày đầu kỳ {from}.' },
});
