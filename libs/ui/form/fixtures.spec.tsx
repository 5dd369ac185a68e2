import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { View } from '../element.js';
import { type Options, type TextOption, NotPorted, compare, contentOf, fixturesFile, modifiersIn, without } from '../fixtures.spec-support.js';
import type { CheckOption } from './checkboxes.js';
import type { FieldProps } from './field.js';
import {
  Button,
  type ButtonProps,
  Checkboxes,
  DateInput,
  type DatePart,
  type Divider,
  ErrorMessage,
  ErrorSummary,
  Fieldset,
  FileUpload,
  Hint,
  Label,
  Radios,
  Select,
  TextInput,
  type TextInputProps,
  type TextSize,
  Textarea,
} from './index.js';

const sizesOf = (block: string): Record<string, TextSize> => ({ [`${block}--s`]: 's', [`${block}--m`]: 'm', [`${block}--l`]: 'l', [`${block}--xl`]: 'xl' });

function button(options: Options): View {
  const kinds = { 'govuk-button--secondary': 'quiet', 'govuk-button--warning': 'danger' } as const;
  const [kind] = modifiersIn<'quiet' | 'danger'>(options.classes, kinds);
  const html = typeof options.html === 'string' && options.isStartButton ? { html: `<span>${options.html}</span>` } : options;
  const { type, preventDoubleClick } = options as { type?: ButtonProps['type']; preventDoubleClick?: boolean };
  return (
    <Button
      kind={options.isStartButton ? 'start' : kind}
      href={options.href}
      name={options.name}
      value={options.value}
      disabled={options.disabled}
      attributes={options.id ? { ...options.attributes, id: options.id } : options.attributes}
      type={type}
      preventDoubleClick={preventDoubleClick}
    >
      {contentOf(html)}
    </Button>
  );
}

function errorMessage(options: Options): View {
  modifiersIn(options.classes, {});
  return (
    <ErrorMessage id={options.id} spokenPrefix={options.visuallyHiddenText as string | undefined} attributes={options.attributes}>
      {contentOf(options)}
    </ErrorMessage>
  );
}

function errorSummary(options: Options): View {
  modifiersIn(options.classes, {});
  const list = (options.errorList ?? []) as Options[];
  return (
    <ErrorSummary
      title={contentOf({ text: options.titleText, html: options.titleHtml })}
      description={contentOf({ text: options.descriptionText, html: options.descriptionHtml })}
      errors={list.map((error) => ({ text: contentOf(error), field: error.href?.slice(1), attributes: error.attributes }))}
      takesFocus={options.disableAutoFocus === undefined ? undefined : !options.disableAutoFocus}
      attributes={options.attributes}
    />
  );
}

function legendOf(legend: TextOption | undefined): { legend: ReturnType<typeof contentOf>; legendSize?: TextSize; legendIsHeading?: boolean } {
  const [legendSize] = modifiersIn<TextSize>(legend?.classes, sizesOf('govuk-fieldset__legend'));
  return { legend: contentOf(legend), legendSize, legendIsHeading: legend?.isPageHeading };
}

function fieldset(options: Options): View {
  modifiersIn(options.classes, {});
  return (
    <Fieldset {...legendOf(options.legend)} describedBy={options.describedBy} role={options.role as 'group' | undefined} attributes={options.attributes}>
      {contentOf({ html: options.html })}
    </Fieldset>
  );
}

function label(options: Options): View {
  const [size] = modifiersIn<TextSize>(options.classes, sizesOf('govuk-label'));
  return (
    <Label for={options.for as string | undefined} size={size} isHeading={options.isPageHeading} attributes={options.attributes}>
      {contentOf(options)}
    </Label>
  );
}

function hint(options: Options): View {
  modifiersIn(options.classes, {});
  return (
    <Hint id={options.id} attributes={options.attributes}>
      {contentOf(options)}
    </Hint>
  );
}

function fieldOf(options: Options): FieldProps {
  const [labelSize] = modifiersIn<TextSize>(options.label?.classes, sizesOf('govuk-label'));
  modifiersIn(options.formGroup?.classes, {});
  return {
    name: options.name ?? '',
    id: options.id,
    label: contentOf(options.label),
    labelSize,
    labelIsHeading: options.label?.isPageHeading,
    hint: contentOf(options.hint),
    error: contentOf(options.errorMessage),
    describedBy: options.describedBy,
    disabled: options.disabled,
    attributes: options.attributes,
  };
}

const WIDTHS = Object.fromEntries([2, 3, 4, 5, 10, 20, 30].map((width) => [`govuk-input--width-${width}`, width]));

function input(options: Options): View {
  without(options, 'inputWrapper');
  const { prefix, suffix, inputmode, ...rest } = options as Options & { prefix?: TextOption; suffix?: TextOption; inputmode?: TextInputProps['inputMode'] };
  for (const affix of [prefix, suffix]) {
    modifiersIn(affix?.classes, {});
    if (affix?.attributes) throw new NotPorted('attributes of an affix');
  }
  const looks = modifiersIn<string>(options.classes, { ...WIDTHS, 'govuk-input--extra-letter-spacing': 'code' }).map(String);
  const width = Number(looks.find((look) => look !== 'code')) || undefined;
  const props = { ...fieldOf(options), before: contentOf(prefix), after: contentOf(suffix), inputMode: inputmode, width: width as TextInputProps['width'] };
  const { type, autocomplete, autocapitalize, pattern, spellcheck, value } = rest as Partial<TextInputProps>;
  return <TextInput {...props} {...{ type, autocomplete, autocapitalize, pattern, spellcheck, value }} isCode={looks.includes('code')} />;
}

function textarea(options: Options): View {
  modifiersIn(options.classes, {});
  const { rows, autocomplete, spellcheck } = options as { rows?: number; autocomplete?: string; spellcheck?: boolean };
  return <Textarea {...fieldOf(options)} value={options.value} rows={rows} autocomplete={autocomplete} spellcheck={spellcheck} />;
}

function fileUpload(options: Options): View {
  without(options, 'javascript', 'chooseFilesButtonText');
  modifiersIn(options.classes, {});
  return <FileUpload {...fieldOf(options)} multiple={options.multiple as boolean | undefined} />;
}

const present = (items: Options['items']): Options[] => (items ?? []).filter((item) => item !== null && item !== false && item !== '');

function select(options: Options): View {
  modifiersIn(options.classes, {});
  const choices = present(options.items).map((item) => {
    if (typeof item.value === 'boolean') throw new NotPorted('a boolean as value');
    return { ...item, text: String(item.text), value: item.value, selected: item.selected as boolean | undefined };
  });
  return <Select {...fieldOf(options)} choices={choices} value={options.value} />;
}

/** Ids are numbered by place, and gaps cannot be written in our types. */
function numbered(items: Options['items']): Options[] {
  const found = present(items);
  if (found.length !== (items ?? []).length) throw new NotPorted('gaps in the list');
  return found;
}

function optionOf(item: Options): CheckOption | Divider {
  if (item.divider) return { divider: item.divider as string };
  if (item.label) throw new NotPorted('classes or attributes of the label of an option');
  const { conditional, checked, behaviour } = item as { conditional?: TextOption; checked?: boolean; behaviour?: string };
  return {
    value: item.value ?? '',
    label: contentOf(item),
    hint: contentOf(item.hint),
    checked,
    disabled: item.disabled,
    id: item.id,
    name: item.name,
    reveals: contentOf(conditional?.html ? conditional : undefined),
    excludesOthers: behaviour === 'exclusive',
    attributes: item.attributes,
  };
}

function groupOf(options: Options, block: string) {
  const looks = modifiersIn<'small' | 'inline'>(options.classes, { [`govuk-${block}--small`]: 'small', [`govuk-${block}--inline`]: 'inline' });
  modifiersIn(options.formGroup?.classes, {});
  modifiersIn(options.fieldset?.classes, {});
  return {
    name: options.name ?? '',
    idPrefix: options.idPrefix as string | undefined,
    ...legendOf(options.fieldset?.legend),
    hint: contentOf(options.hint),
    error: contentOf(options.errorMessage),
    describedBy: options.fieldset?.describedBy ?? options.describedBy,
    small: looks.includes('small'),
    inline: looks.includes('inline'),
    attributes: options.attributes,
    options: numbered(options.items).map(optionOf),
  };
}

const radios = (options: Options): View => <Radios {...groupOf(options, 'radios')} value={options.value} />;

function checkboxes(options: Options): View {
  const { inline: _none, ...group } = groupOf(options, 'checkboxes');
  return <Checkboxes {...group} values={options.values as string[] | undefined} />;
}

const PARTS: readonly DatePart[] = ['day', 'month', 'year'];

function dateInput(options: Options): View {
  modifiersIn(options.classes, {});
  modifiersIn(options.formGroup?.classes, {});
  const parts = dateParts(options);
  const errorIn = parts.filter(({ error }) => error === true).map(({ name }) => name);
  const right = parts.filter(({ error }) => error === false).map(({ name }) => name);
  const names = parts.map(({ name }) => name);
  const given = (options.values ?? {}) as Record<string, string>;
  const prefix = options.namePrefix as string | undefined;
  const values = parts.map(({ name, value }) => [name, value ?? given[prefix ? `${prefix}-${name}` : name]] as const);
  return (
    <DateInput
      id={options.id ?? ''}
      namePrefix={prefix}
      {...legendOf(options.fieldset?.legend)}
      describedBy={options.fieldset?.describedBy}
      hint={contentOf(options.hint)}
      error={contentOf(options.errorMessage)}
      parts={names}
      values={Object.fromEntries(values)}
      errorIn={errorIn.length ? errorIn : right.length ? names.filter((name) => !right.includes(name)) : undefined}
      autocomplete={Object.fromEntries(parts.map(({ name, autocomplete }) => [name, autocomplete]))}
      attributes={options.attributes}
    />
  );
}

interface PartOption {
  name: DatePart;
  value?: string;
  error?: boolean;
  autocomplete?: string;
}

function dateParts(options: Options): PartOption[] {
  const byName = options as Partial<Record<DatePart, Options | false>>;
  const items = present(options.items);
  const listed: Options[] = items.length ? items : PARTS.filter((part) => byName[part] !== false).map((part) => ({ name: part, ...(byName[part] || {}) }));
  return listed.map((item) => {
    without(item, 'label', 'id', 'attributes', 'pattern', 'inputmode');
    if (!PARTS.includes(item.name as DatePart)) throw new NotPorted(`a part named ${item.name ?? ''}`);
    const looks = modifiersIn<string>(item.classes, { ...WIDTHS, 'govuk-input--error': 'error' });
    const error = looks.includes('error') || (item.error as boolean | undefined);
    return { name: item.name as DatePart, value: item.value, error, autocomplete: item.autocomplete as string | undefined };
  });
}

describe('the markup is that of govuk-frontend', () => {
  test.each([
    ['button', button],
    ['error-message', errorMessage],
    ['error-summary', errorSummary],
    ['fieldset', fieldset],
    ['label', label],
    ['hint', hint],
    ['input', input],
    ['file-upload', fileUpload],
    ['textarea', textarea],
    ['select', select],
    ['radios', radios],
    ['checkboxes', checkboxes],
    ['date-input', dateInput],
  ])('%s', (component, adapt) => {
    const { same, different, leftOut } = compare(readFileSync(fixturesFile(component), 'utf8'), adapt);
    expect(different).toEqual([]);
    expect({ same, leftOut }).toMatchSnapshot();
  });
});
