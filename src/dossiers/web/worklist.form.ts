import { type Channel, allStates, type State } from '#libs/dossier-flow';
import { Choice, CivilDateField, ListOf, PageQuery, Text, Uuid } from '#src/platform/http';
import { listSorts, type ListSort } from '../domain/worklist.js';
import { SeenForm } from './step.forms.js';

/** A list's page: narrowed, ordered, from a place on. */
export class WorklistQuery extends PageQuery {
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
  @Choice({ label: 'Trạng thái', values: allStates, optional: true }) state?: State;
  @Text({ label: 'Mã thủ tục', max: 50, optional: true }) procedure?: string;
  @Text({ label: 'Lĩnh vực', max: 100, optional: true }) field?: string;
  @Choice({ label: 'Kênh nộp', values: ['counter', 'post', 'online'], optional: true }) channel?: Channel;
  @Uuid({ label: 'Người đang giữ', optional: true }) holderAccountId?: string;
  @Text({ label: 'Bộ phận đang giữ', max: 200, optional: true }) office?: string;
  @Text({ label: 'Chủ hồ sơ', max: 100, optional: true }) owner?: string;
  @CivilDateField({ label: 'Nhận từ ngày', optional: true }) receivedFrom?: string;
  @CivilDateField({ label: 'Nhận đến ngày', optional: true }) receivedTo?: string;
  @CivilDateField({ label: 'Hẹn trả từ ngày', optional: true }) dueFrom?: string;
  @CivilDateField({ label: 'Hẹn trả đến ngày', optional: true }) dueTo?: string;
  @Choice({ label: 'Sắp xếp theo', values: listSorts, optional: true }) sort?: ListSort;
  @Choice({ label: 'Thứ tự', values: ['asc', 'desc'], optional: true }) direction?: 'asc' | 'desc';
}

export class ChangesForm {
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
  @ListOf({ label: 'Các hồ sơ đang xem', type: SeenForm, max: 200 }) seen!: SeenForm[];
}

export class DuplicatesForm {
  @Text({ label: 'Số định danh', max: 20 }) idNumber!: string;
  @Text({ label: 'Mã thủ tục', max: 50 }) procedure!: string;
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
}
