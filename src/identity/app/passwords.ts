import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import { Units } from '#src/units';
import { hashPassword, isWeak, MIN_PASSWORD } from '../domain/password.js';
import { refuse } from '../refusals.js';

/** Without letters that are mistaken for digits when read out. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

@Injectable()
export class Passwords {
  constructor(private readonly units: Units) {}

  /** @throws identity.weak_password */
  async hashFor(tx: Tx, owner: { login: string; unitId: string }, password: string): Promise<string> {
    const unit = await this.units.get(tx, owner.unitId);
    if (isWeak(password, [owner.login, unit.name, unit.place, unit.code])) throw refuse('identity.weak_password', { min: MIN_PASSWORD });
    return hashPassword(password);
  }

  makeUp(): string {
    return Array.from({ length: 12 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  }
}
