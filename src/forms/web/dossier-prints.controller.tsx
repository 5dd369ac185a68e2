import { Get, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Answer, DeskController, type Visit, Visiting } from '#src/desk';
import { Allow, ListOf, refuseHttp, Text, TextParam, WholeNumber } from '#src/platform/http';
import { DossierPrints, FORM_ROLES } from '../app/dossier-prints.js';
import type { DossierSource } from '../domain/dossier-source.js';
import { type DossierFormNumber, isDossierForm } from '../domain/form-step.js';
import { refuse } from '../refusals.js';
import { DossierForm } from './dossier-form.page.js';
import { Paper, withoutPdf } from './paper.js';

const MOST_SHEETS = 100;

class StepQuery {
  @WholeNumber({ label: 'Bước số', min: 1, max: 100_000, optional: true }) buoc?: number;
}

class BatchQuery {
  @ListOf({ label: 'Mã hồ sơ', type: 'text', max: 1_000, optional: true }) ma: string[] = [];
  @Text({ label: 'Mẫu', max: 2, optional: true }) mau: string = '01';
}

/** Forms 01 to 06, of one dossier or of many. */
@DeskController('in')
export class DossierPrintsController {
  constructor(private readonly prints: DossierPrints, private readonly paper: Paper) {}

  @Allow(...FORM_ROLES)
  @Get(['ho-so', 'ho-so.pdf'])
  async batch(@Visiting() { caller }: Visit, @Query() { ma, mau }: BatchQuery, @Req() request: FastifyRequest): Promise<Answer> {
    const form = formOf(mau);
    const codes = [...new Set(ma)];
    if (codes.length === 0) throw refuse('print.nothing');
    if (codes.length > MOST_SHEETS) throw refuse('print.too_many', { most: MOST_SHEETS });
    const sources: DossierSource[] = [];
    for (const code of codes) sources.push(await this.prints.read(caller, code, form));
    return this.give(request, sources);
  }

  @Allow(...FORM_ROLES)
  @Get('ho-so/:code/:form')
  async one(
    @Visiting() { caller }: Visit, @TextParam('code') code: string, @TextParam('form') form: string, @Query() { buoc }: StepQuery, @Req() request: FastifyRequest,
  ): Promise<Answer> {
    return this.give(request, [await this.prints.read(caller, code, formOf(withoutPdf(form)), buoc)]);
  }

  private async give(request: FastifyRequest, sources: readonly DossierSource[]): Promise<Answer> {
    const [first, ...others] = sources;
    if (!first) throw refuse('print.nothing');
    const { form, set, dossier: { code } } = first;
    const alone = others.length === 0;
    return this.paper.give(request, {
      title: set.titles[form],
      fileName: alone ? `mau-${form}-${code}` : `mau-${form}-${sources.length}-ho-so`,
      back: alone ? { href: `/ho-so/${code}`, text: `Hồ sơ ${code}` } : { href: '/danh-sach/tat-ca', text: 'Danh sách hồ sơ' },
      ...(!alone && { note: `${sources.length} hồ sơ` }),
      sheets: <>{sources.map((source) => <DossierForm source={source} />)}</>,
    });
  }
}

function formOf(text: string): DossierFormNumber {
  if (!isDossierForm(text)) throw refuseHttp('http.no_such_route');
  return text;
}
