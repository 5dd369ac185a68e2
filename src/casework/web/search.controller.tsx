import { Get, Query } from '@nestjs/common';
import { EmptyState, InsetText, PageHeading } from '#libs/ui';
import { type Answer, DeskController, page, seeOther, type Visit, Visiting } from '#src/desk';
import { type ListItem, SearchDossiers } from '#src/dossiers';
import { Allow, ROLES } from '#src/platform/http';
import { Deadlines, type Reading } from '../app/deadlines.js';
import { DossierTable } from './dossier-table.js';

const MOST_FOUND = 50;

@DeskController('tim')
export class SearchController {
  constructor(private readonly searching: SearchDossiers, private readonly deadlines: Deadlines) {}

  @Allow(...ROLES)
  @Get()
  async search(@Visiting() { unitId }: Visit, @Query('q') text?: string): Promise<Answer> {
    const asked = typeof text === 'string' ? text.normalize('NFC').trim().slice(0, 200) : '';
    const items = asked === '' ? [] : await this.searching.search(unitId, asked, MOST_FOUND);
    const [only, ...others] = items;
    if (only && others.length === 0 && isCode(asked, only)) return seeOther(`/ho-so/${only.code}`);
    const reading = await this.deadlines.of(unitId, items.length);
    return page({ title: 'Tìm hồ sơ', query: asked, body: <Found asked={asked} items={items} reading={reading} /> });
  }
}

/** The code itself was typed or scanned, in whatever case. */
function isCode(asked: string, { code }: ListItem): boolean {
  return asked.replace(/\s/g, '').toUpperCase() === code;
}

function Found({ asked, items, reading }: { asked: string; items: readonly ListItem[]; reading: Reading }) {
  if (asked === '') {
    return (
      <>
        <PageHeading title="Tìm hồ sơ" />
        <EmptyState title="Gõ vào ô tìm phía trên">Mã hồ sơ, họ tên (không cần dấu), số căn cước hoặc số điện thoại.</EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeading title="Tìm hồ sơ" sub={`${items.length} hồ sơ khớp “${asked}”.`} />
      {items.length >= MOST_FOUND && <InsetText>Chỉ hiện {MOST_FOUND} hồ sơ đầu. Gõ thêm họ tên, hoặc tìm theo số căn cước.</InsetText>}
      <DossierTable caption="Hồ sơ tìm thấy" items={items} reading={reading} empty="Không tìm thấy hồ sơ nào" />
    </>
  );
}
