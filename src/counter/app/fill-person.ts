import { Injectable } from '@nestjs/common';
import { type CitizenIdRefusal, citizenIdRefusals, parseCardQr, parseIdNumber } from '#libs/citizen-id';
import { FindPerson, type KnownPerson } from '#src/dossiers';
import type { Caller, FormFields } from '#src/platform/http';
import { Refusal } from '#src/platform/refusal';
import { FormState } from '#src/platform/view';
import { cardFor, type Whose, withCard, withKnown } from '../domain/intake-fields.js';

export interface Filled {
  fields: FormFields;
  note?: { tone: 'soft' | 'good' | 'warning' | 'wrong'; text: string };
}

/** Fills the form in with what a card or earlier dossiers say of a person. */
@Injectable()
export class FillPerson {
  constructor(private readonly people: FindPerson) {}

  /** By the number in the owner's field. */
  async byNumber(caller: Caller, unitId: string, fields: FormFields): Promise<Filled> {
    const typed = new FormState(fields).value('owner.idNumber');
    if (typed.trim() === '') return { fields: withKnown(fields, '', undefined) };
    const parsed = parseIdNumber(typed);
    if (!parsed.ok) return { fields: withKnown(fields, typed, undefined), note: { tone: 'wrong', text: textOf(parsed) } };
    const known = await this.people.byIdNumber(caller, unitId, parsed.number);
    const filled = withKnown(fields, parsed.number, known);
    return { fields: filled, note: known ? noteOf(known, filled) : { tone: 'soft', text: 'Chưa có hồ sơ nào của số này tại đơn vị' } };
  }

  /** What a scanner read; whose fields it went into. */
  async byCard(caller: Caller, unitId: string, fields: FormFields, text: string): Promise<Filled & { whose: Whose; wrong?: true }> {
    const card = parseCardQr(text);
    if (!card.ok) return { fields, whose: 'owner', wrong: true, note: { tone: 'wrong', text: textOf(card) } };
    const whose = cardFor(new FormState(fields), card.idNumber);
    const known = await this.people.byIdNumber(caller, unitId, card.idNumber);
    const filled = withCard(fields, whose, card, known);
    if (card.mismatches.length > 0) {
      return { fields: filled, whose, note: { tone: 'warning', text: `Đã đọc thẻ. ${card.mismatches.includes('birth_year') ? 'Năm sinh' : 'Giới tính'} trên thẻ không khớp số căn cước, xem lại thẻ` } };
    }
    return { fields: filled, whose, note: { tone: 'good', text: known ? `Đã đọc thẻ; ${countText(known)}` : 'Đã đọc thẻ' } };
  }
}

function noteOf(known: KnownPerson, filled: FormFields): Filled['note'] {
  const name = new FormState(filled).value('owner.name');
  if (name.trim().toLowerCase() !== known.name.toLowerCase()) return { tone: 'warning', text: `Số này ${countText(known)}, với tên ${known.name}` };
  return { tone: 'good', text: `${capital(countText(known))}, điền sẵn` };
}

function textOf({ code, facts }: CitizenIdRefusal): string {
  return new Refusal(code, citizenIdRefusals[code], facts).text;
}

function countText({ dossiers }: KnownPerson): string {
  return `đã có ${dossiers} hồ sơ`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
