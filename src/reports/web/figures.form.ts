import { INDICATORS } from '#libs/reporting';
import { Choice, Text, WholeNumber } from '#src/platform/http';

/** One figure of R7 that the system does not count. */
export class FigureForm {
  @Choice({ label: 'Chỉ tiêu', values: INDICATORS.map(({ key }) => key) }) indicator!: string;
  @WholeNumber({ label: 'Năm', min: 1990, max: 2199 }) year!: number;
  @Text({ label: 'Số liệu', max: 60, optional: true }) value?: string;
  @Text({ label: 'Nguồn', max: 200 }) source!: string;
}

export class TemplateQuery {
  @WholeNumber({ label: 'Từ năm', min: 1990, max: 2199, optional: true }) from?: number;
}
