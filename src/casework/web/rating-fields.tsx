import { Radios, RatingInput, Select, Textarea, type View } from '#libs/ui';
import type { FormState } from '#src/platform/view';

/** The nine of the official scoring tool, in its order; each 0, 1 or 2 points. */
const INDICES = [
  'Tổng thời gian giải quyết so với quy định',
  'Thời gian của từng cơ quan tham gia',
  'Số lần phải đi lại',
  'Số cơ quan phải đến',
  'Thực hiện tại bộ phận một cửa',
  'Công khai thủ tục',
  'Thái độ của cán bộ',
  'Tiếp thu, giải trình phản ánh, kiến nghị',
  'Tiến độ và chất lượng dịch vụ công trực tuyến',
];

const SOURCES = [
  { value: 'counter', text: 'Tại quầy' },
  { value: 'paper', text: 'Phiếu giấy nhập lại' },
  { value: 'kiosk', text: 'Máy đánh giá' },
  { value: 'qr', text: 'Mã QR trên giấy hẹn' },
];

export function RatingFields({ state }: { state: FormState }): View {
  const points = state.values('indices');
  return (
    <>
      <Radios
        name="scale"
        legend="Thang đánh giá"
        value={state.value('scale', '3')}
        error={state.error('scale')}
        options={[
          { value: '3', label: 'Ba mức', reveals: <RatingInput name="_level3" legend="Mức hài lòng" levels={3} value={state.value('_level3')} error={state.error('_level3')} /> },
          { value: '5', label: 'Năm mức', reveals: <RatingInput name="_level5" legend="Mức hài lòng" levels={5} value={state.value('_level5')} error={state.error('_level5')} /> },
          {
            value: 'indices',
            label: 'Chín chỉ số',
            reveals: INDICES.map((label, index) => (
              <Select name="indices" id={`indices-${index + 1}`} label={`${index + 1}. ${label}`} value={points[index] ?? '2'} choices={['2', '1', '0'].map((value) => ({ value, text: `${value} điểm` }))} />
            )),
          },
        ]}
      />
      <Textarea name="remark" label="Ý kiến" rows={3} value={state.value('remark')} error={state.error('remark')} />
      <Select name="source" label="Đánh giá qua" value={state.value('source')} error={state.error('source')} choices={SOURCES} />
    </>
  );
}
