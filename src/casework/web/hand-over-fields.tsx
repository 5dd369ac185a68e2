import { describeTerm } from '#libs/deadline';
import { Radios, Select, TextInput, Textarea, type View } from '#libs/ui';
import type { VersionStep } from '#src/catalogue';
import { roleWords } from '#src/desk';
import type { FormState } from '#src/platform/view';
import type { TakerChoices } from '../app/takers.js';

export interface HandOverFieldsProps {
  state: FormState;
  takers: TakerChoices;
  /** Of the procedure; left out where dossiers of several procedures go together. */
  steps?: readonly VersionStep[];
}

/** Who takes over: a person, an office in words, or another unit. */
export function HandOverFields({ state, takers, steps = [] }: HandOverFieldsProps): View {
  return (
    <>
      <Radios
        name="_to"
        legend="Bàn giao cho"
        value={state.value('_to', 'person')}
        options={[
          { value: 'person', label: 'Cán bộ trong đơn vị', reveals: <PersonField state={state} people={takers.people} /> },
          { value: 'office', label: 'Bộ phận', reveals: <TextInput name="toOffice" label="Tên bộ phận" hint="Ví dụ: Địa chính – Xây dựng" width={30} value={state.value('toOffice')} error={state.error('toOffice')} /> },
          ...(takers.units.length > 0 ? [{ value: 'unit', label: 'Đơn vị khác', reveals: <UnitField state={state} units={takers.units} /> }] : []),
        ]}
      />
      {steps.length > 0 && (
        <Select
          name="stepIndex"
          label="Sang bước"
          hint="Hạn của bước tính từ lúc bàn giao."
          value={state.value('stepIndex')}
          error={state.error('stepIndex')}
          choices={[{ value: '', text: 'Vẫn bước hiện tại' }, ...steps.map(({ position, name, allotment }) => ({ value: position, text: `${position}. ${name} (${describeTerm(allotment)})` }))]}
        />
      )}
      <Textarea name="note" label="Ghi chú" rows={2} value={state.value('note')} error={state.error('note')} />
    </>
  );
}

function PersonField({ state, people }: { state: FormState; people: TakerChoices['people'] }): View {
  return (
    <Select
      name="toAccountId"
      label="Người nhận"
      value={state.value('toAccountId')}
      error={state.error('toAccountId')}
      choices={[{ value: '', text: 'Chọn người nhận' }, ...people.map(({ accountId, name, roles }) => ({ value: accountId, text: `${name} (${roleWords(roles)})` }))]}
    />
  );
}

function UnitField({ state, units }: { state: FormState; units: TakerChoices['units'] }): View {
  return (
    <Select
      name="toUnitId"
      label="Đơn vị nhận"
      value={state.value('toUnitId')}
      error={state.error('toUnitId')}
      choices={[{ value: '', text: 'Chọn đơn vị' }, ...units.map(({ unitId, name }) => ({ value: unitId, text: name }))]}
    />
  );
}
