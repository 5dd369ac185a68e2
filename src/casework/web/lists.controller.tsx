import { Get, Query } from '@nestjs/common';
import { allowedActions } from '#libs/dossier-flow';
import { type Answer, Asked, DeskController, file, page, parts, type Question, type Visit, Visiting, WORKLIST_SLUGS, type WorklistSlug } from '#src/desk';
import { CountWorklists, type DossierQuery, ExportDossiers, FindDossiers, type ListItem, WorklistQuery } from '#src/dossiers';
import { Allow, type FormFields, refuseHttp, ROLES, TextParam } from '#src/platform/http';
import { FormState, readForm } from '#src/platform/view';
import { Deadlines } from '../app/deadlines.js';
import { Takers } from '../app/takers.js';
import { listFieldsOf } from '../domain/list-address.js';
import { fieldsInUse } from '../domain/list-choices.js';
import { isSlug, listTitle, menuEntryOf, neighboursOf, orderWords } from '../domain/list-groups.js';
import { seenOf } from '../domain/seen.js';
import { countText, ListPage, ListWatch, MovedRows } from './list.page.js';

@DeskController('danh-sach')
export class ListsController {
  constructor(
    private readonly finding: FindDossiers,
    private readonly counting: CountWorklists,
    private readonly exporting: ExportDossiers,
    private readonly takers: Takers,
    private readonly deadlines: Deadlines,
  ) {}

  @Allow(...ROLES)
  @Get(':list')
  async list(@Visiting() visit: Visit, @TextParam('list') slug: string, @Query() query: FormFields): Promise<Answer> {
    const { caller, unitId, roles } = visit;
    const list = WORKLIST_SLUGS[slugOf(slug)];
    // The unit is the one that they are at work in.
    const { unitId: _asked, ...fields } = listFieldsOf(query);
    const form = await readForm(WorklistQuery, fields);
    // What could not be read narrows nothing; what was meant is said beside its field.
    const asked = form.ok ? form.value : new WorklistQuery();
    const beside = neighboursOf(slug as WorklistSlug);
    const whose = { list, accountId: caller.accountId };
    const found = await this.finding.list(unitId, { ...queryOf(asked), limit: asked.limit, cursor: asked.cursor, ...whose });
    const [procedures, { people }, counts, makeUp, reading] = await Promise.all([
      this.finding.proceduresInUse(unitId),
      this.takers.of(unitId),
      beside.length > 0 ? this.counting.counts(unitId, caller.accountId) : undefined,
      this.finding.makeUp(unitId, whose),
      this.deadlines.of(unitId, found.items.length),
    ]);
    const neighbours = beside.map((each) => ({ text: `${each.text} ${countText(counts?.[each.list] ?? 0)}`, href: `/danh-sach/${each.slug}`, current: each.slug === slug }));
    const title = listTitle(list);
    return page({
      title,
      current: menuEntryOf(slug as WorklistSlug),
      hasErrors: !form.ok,
      body: (
        <ListPage
          {...found}
          path={`/danh-sach/${slug}`}
          title={title}
          order={orderWords(list, asked.sort, asked.direction)}
          isFirst={asked.cursor === undefined}
          reading={reading}
          fields={fields}
          state={form.ok ? new FormState(fields) : form.state}
          neighbours={neighbours}
          choices={{ procedures, fields: fieldsInUse(procedures), people }}
          makeUp={makeUp}
          me={list === 'mine' || !people.some(({ accountId }) => accountId === caller.accountId) ? undefined : caller.accountId}
          mayHandOver={handOverBy(roles)}
        />
      ),
    });
  }

  /** For the page itself, every half minute: rows that have moved, each in its place. */
  @Allow(...ROLES)
  @Get(':list/thay-doi')
  async changes(@Visiting() { unitId, roles }: Visit, @TextParam('list') slug: string, @Asked() { thay: text = '', da: before = '0' }: Question): Promise<Answer> {
    const seen = seenOf(text.split(' '));
    const changed = await this.finding.changedSince(unitId, seen);
    if (changed.length === 0) return parts();
    const codes = new Set(changed.map(({ code }) => code));
    const items = await this.finding.byCodes(unitId, [...codes]);
    const reading = await this.deadlines.of(unitId, items.length);
    const choosing = { form: 'chon-ho-so', offered: handOverBy(roles) };
    return parts(
      <MovedRows props={{ reading, ...(roles.length > 0 && { choosing }) }} items={items} changed={changed} />,
      <ListWatch path={`/danh-sach/${slugOf(slug)}`} items={seen.filter(({ code }) => !codes.has(code))} moved={(Number(before) || 0) + changed.length} swapped />,
    );
  }

  @Allow(...ROLES)
  @Get(':list/xlsx')
  async sheet(@Visiting() { caller, unitId }: Visit, @TextParam('list') slug: string, @Query() query: FormFields): Promise<Answer> {
    const list = WORKLIST_SLUGS[slugOf(slug)];
    const form = await readForm(WorklistQuery, listFieldsOf(query));
    if (!form.ok) throw refuseHttp('http.no_such_route');
    const { name, type, bytes } = await this.exporting.run(caller, unitId, { ...queryOf(form.value), list, accountId: caller.accountId });
    return file(name, type, bytes);
  }
}

function slugOf(text: string): WorklistSlug {
  if (!isSlug(text)) throw refuseHttp('http.no_such_route');
  return text;
}

function queryOf({ unitId: _unitId, limit: _limit, cursor: _cursor, ...rest }: WorklistQuery): Omit<DossierQuery, 'list' | 'accountId'> {
  return rest;
}

function handOverBy(roles: Visit['roles']): (item: ListItem) => boolean {
  return ({ state }) => allowedActions(state, roles).includes('hand_over');
}
