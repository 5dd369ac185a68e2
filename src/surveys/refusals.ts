import { defineRefusals } from '#src/platform/refusal';

export const refuse = defineRefusals({
  'surveys.period_reversed': { status: 422, text: 'Ngày cuối kỳ {to} không được trước ngày đầu kỳ {from}.' },
});
