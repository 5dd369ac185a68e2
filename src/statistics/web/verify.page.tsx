import { formatDate, formatDateTime } from '#libs/civil-date';
import { ActionBar, Button, ErrorSummary, Mark, type PageAssets, PageHeading, Section, SoloPage, SummaryList, TextInput, type View } from '#libs/ui';
import { type FoundSeal, type PlainTableId, VERIFY_PATH } from '#src/reports';
import { PLAIN_NAMES } from '../domain/plain-words.js';

export interface VerifyProps {
  typed: string;
  isHash: boolean;
  seals: readonly FoundSeal[];
  assets: PageAssets;
}

const NOT_A_HASH = 'Mã kiểm tra: gồm 64 chữ số và chữ cái từ a đến f, in ở cuối báo cáo.';

export function VerifyPage({ typed, isHash, seals, assets }: VerifyProps): View {
  const wrong = typed !== '' && !isHash;
  return (
    <SoloPage title="Kiểm chứng báo cáo" hasErrors={wrong} assets={assets}>
      <PageHeading title="Kiểm chứng báo cáo" sub="Xem một báo cáo có đúng là bản đơn vị đã chốt hay không." />
      {wrong && <ErrorSummary errors={[{ field: 'ma', text: NOT_A_HASH }]} />}
      <form method="get" action={VERIFY_PATH} noValidate>
        <TextInput name="ma" label="Mã kiểm tra (SHA-256)" hint="64 ký tự in ở cuối bản giấy, tệp XLSX, DOCX hoặc CSV" value={typed} error={wrong ? NOT_A_HASH : undefined} autocomplete="off" spellcheck={false} />
        <ActionBar>
          <Button>Kiểm chứng</Button>
        </ActionBar>
      </form>
      {isHash && <Found seals={seals} />}
    </SoloPage>
  );
}

function Found({ seals }: Pick<VerifyProps, 'seals'>): View {
  if (seals.length === 0) {
    return (
      <Section title="Không tìm thấy">
        <p>
          <Mark tone="overdue">Không có báo cáo nào đã chốt mang mã này.</Mark>
        </p>
        <p>Bản đang cầm chưa được chốt, hoặc mã bị chép sai. Hãy so lại từng ký tự.</p>
      </Section>
    );
  }
  if (seals.every(({ definition }) => definition in NARRATIVE_WORDS)) return <FoundNarrative seals={seals} />;
  return (
    <Section title="Đã chốt, còn nguyên">
      {seals.map(({ unitName, definition, consolidated, period, closedAt }) => (
        <SummaryList
          rows={[
            { key: 'Đơn vị', value: unitName },
            { key: 'Biểu', value: `${definition in PLAIN_NAMES ? PLAIN_NAMES[definition as PlainTableId] : definition}${consolidated ? ', tổng hợp các đơn vị trực thuộc' : ''}` },
            { key: 'Kỳ báo cáo', value: `${period.label}: ${formatDate(period.from)} – ${formatDate(period.to)}` },
            { key: 'Chốt lúc', value: formatDateTime(closedAt) },
          ]}
        />
      ))}
      <p>Số liệu đã chốt không sửa được. Hãy so các số trên bản đang cầm với bản lưu của đơn vị mang cùng mã.</p>
    </Section>
  );
}

/** What the hash of a periodic report in words is of. */
const NARRATIVE_WORDS: Readonly<Record<string, string>> = { R11: 'tệp Word, nguyên như lúc lập', R11_FIGURES: 'các bảng số liệu, in ở phụ lục của báo cáo' };

/** A periodic report is written, not closed, and people finish it by hand. */
function FoundNarrative({ seals }: Pick<VerifyProps, 'seals'>): View {
  return (
    <Section title="Hệ thống đã lập">
      {seals.map(({ unitName, definition, consolidated, period, closedAt }) => (
        <SummaryList
          rows={[
            { key: 'Đơn vị', value: unitName },
            { key: 'Báo cáo', value: `Báo cáo cải cách hành chính (R11)${consolidated ? ', tổng hợp các đơn vị cấp dưới' : ''}` },
            { key: 'Mã này là của', value: NARRATIVE_WORDS[definition] ?? '' },
            { key: 'Kỳ báo cáo', value: `${period.label}: ${formatDate(period.from)} – ${formatDate(period.to)}` },
            { key: 'Lập lúc', value: formatDateTime(closedAt) },
          ]}
        />
      ))}
      <p>Báo cáo do đơn vị viết thêm rồi mới gửi đi, nên tệp đã sửa có mã khác. Bản gốc được đơn vị giữ nguyên; hãy so số liệu với bản ấy.</p>
    </Section>
  );
}
