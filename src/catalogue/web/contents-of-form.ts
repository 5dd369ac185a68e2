import type { Term } from '#libs/deadline';
import { parseProcedureCode } from '#libs/dossier-code';
import { refuseInvalid } from '#src/platform/http';
import type { NewProcedure } from '../app/issue-procedure.js';
import { refuseContents } from '../app/refuse-contents.js';
import { codeOfPaper } from '../domain/cell-texts.js';
import { DEFAULT_CONTENTS, problemsOf } from '../domain/contents.js';
import type { Decision, VersionContents } from '../domain/version.js';
import type { AbolitionForm, NewProcedureForm, TermForm, VersionForm } from './procedure.form.js';

const LEVELS = { '3': 3, '4': 4, none: null } as const;

/** What the form says of a version; what it leaves out is absent. */
export function contentsOfForm(form: NewProcedureForm | VersionForm): Partial<VersionContents> {
  const { name, competence, supplementPolicy, givesResult, fee, isPublic } = form;
  const stated: Partial<VersionContents> = {
    name, competence, supplementPolicy, givesResult, fee, isPublic,
    term: form.term && termOf(form.term),
    onlineLevel: form.onlineLevel && LEVELS[form.onlineLevel],
    steps: form.steps?.map((step, index) => ({ position: index + 1, name: step.name, office: step.office, allotment: termOf(step.allotment) })),
    papers: form.papers?.map(({ code, ...paper }) => ({ code: code ?? codeOfPaper(paper.name), ...paper })),
  };
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
}

/** @throws request.invalid with the fields that are wrong */
export function newProcedureOf(form: NewProcedureForm): NewProcedure {
  const code = parseProcedureCode(form.code);
  if (!code) throw refuseInvalid([{ field: 'code', code: 'code.bad', message: 'Mã thủ tục: phải có dạng 1.001193.' }]);
  const { name, term, ...rest } = contentsOfForm(form);
  const contents = { ...DEFAULT_CONTENTS, ...rest, name: name ?? form.name, term: term ?? form.term };
  refuseContents(problemsOf(contents));
  return { code: [code.nationalCode, ...(code.suffix ? [code.suffix] : [])].join('.'), fieldName: form.field, validFrom: form.validFrom, contents };
}

export function decisionOf(form: AbolitionForm): Decision {
  return { number: form.decisionNumber ?? null, date: form.decisionDate ?? null };
}

function termOf({ amount, unit, cutoff }: TermForm): Term {
  return cutoff === undefined ? { amount, unit } : { amount, unit, cutoff };
}
