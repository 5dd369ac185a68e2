import { ListOf, Text, WholeNumber } from '#src/platform/http';

/** What the desk answers to a submission: taken, taken up when it is complete, or refused. */
export class AnswerForm {
  @WholeNumber({ label: 'Phiên bản đang xem', min: 1, max: 1_000_000 }) version!: number;
  @Text({ label: 'Lý do', max: 1000, multiline: true, optional: true }) reason?: string;
  @ListOf({ label: 'Giấy tờ còn thiếu', type: 'text', max: 50, maxText: 500, optional: true }) missing: string[] = [];
}
