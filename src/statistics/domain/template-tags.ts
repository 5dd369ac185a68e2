import { CONDITION_TAGS, LIST_TAGS, NARRATIVE_FIELDS, NARRATIVE_ROWS, OTHER_TAGS } from '#src/reports';

export interface TemplateTag {
  written: string;
  text: string;
}

/** Everything that may stand in a template of the periodic report, as one writes it there. */
export function templateTags(): TemplateTag[] {
  return [
    ...Object.entries(OTHER_TAGS).map(([tag, text]) => ({ written: `{${tag}}`, text })),
    ...NARRATIVE_FIELDS.map(({ tag, text, table }) => ({ written: `{${tag}}`, text: `${text} (biểu ${table.split('_')[0] ?? table})` })),
    ...NARRATIVE_ROWS.flatMap((id) => [
      { written: `{#bang_${id}} … {/bang_${id}}`, text: `mỗi dòng của biểu ${id}; ở trong: {stt}, {ten}, {cot_3}, {cot_4}… theo thứ tự cột của biểu` },
      { written: `{#tong_${id}} … {/tong_${id}}`, text: `dòng tổng của biểu ${id}; ở trong như trên` },
    ]),
    ...Object.entries(LIST_TAGS).map(([tag, { text, tags }]) => ({ written: `{#${tag}} … {/${tag}}`, text: `${text}; ở trong: ${tags.map((each) => `{${each}}`).join(', ')}` })),
    ...Object.entries(CONDITION_TAGS).map(([tag, text]) => ({ written: `{#${tag}} … {/${tag}}`, text: `chỉ in khi ${text}` })),
  ];
}
