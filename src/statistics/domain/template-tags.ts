import { CHART_TAGS, CONDITION_TAGS, LIST_TAGS, NARRATIVE_FIELDS, NARRATIVE_ROWS, OTHER_TAGS, rowsName } from '#src/reports';

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
      { written: `{#bang_${rowsName(id)}} … {/bang_${rowsName(id)}}`, text: `mỗi dòng của biểu ${tableName(id)}; ở trong: {stt}, {ten}, {cot_3}, {cot_4}… theo thứ tự cột của biểu` },
      { written: `{#tong_${rowsName(id)}} … {/tong_${rowsName(id)}}`, text: `dòng tổng của biểu ${tableName(id)}; ở trong như trên` },
    ]),
    ...Object.entries(CHART_TAGS).map(([tag, { text }]) => ({ written: `{${tag}}`, text })),
    ...Object.entries(LIST_TAGS).map(([tag, { text, tags }]) => ({ written: `{#${tag}} … {/${tag}}`, text: `${text}; ở trong: ${tags.map((each) => `{${each}}`).join(', ')}` })),
    ...Object.entries(CONDITION_TAGS).map(([tag, text]) => ({ written: `{#${tag}} … {/${tag}}`, text: `chỉ in khi ${text}` })),
  ];
}

function tableName(id: string): string {
  if (id.endsWith('_MERGED')) return `${id.replace('_MERGED', '')} của các đơn vị sáp nhập, cộng theo đơn vị kế tục (báo cáo tổng hợp)`;
  return id.endsWith('_UNITS') ? `${id.replace('_UNITS', '')} theo đơn vị (báo cáo tổng hợp)` : id;
}
