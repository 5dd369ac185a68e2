import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Account, AccountKind } from '../domain/account.js';

@Entity({ schema: 'identity', name: 'account' })
export class AccountEntity implements Account {
  @PrimaryColumn('uuid')
  id!: string;

  @Column({ type: 'uuid', name: 'unit_id', update: false })
  unitId!: string;

  @Column({ type: 'text', update: false })
  kind!: AccountKind;

  @Column('text')
  login!: string;

  @Column('text', { name: 'display_name' })
  displayName!: string;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  @Column('boolean', { name: 'must_change_password' })
  mustChangePassword!: boolean;

  @Column('integer', { name: 'failed_count' })
  failedCount!: number;

  @Column('timestamptz', { name: 'locked_until', nullable: true })
  lockedUntil!: Date | null;

  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', update: false })
  createdAt!: Date;
}

/** What may leave the module: everything but the secrets. */
export function shownAccount({ id, unitId, kind, login, displayName, email, mustChangePassword, disabledAt, createdAt }: AccountEntity): Account {
  return { id, unitId, kind, login, displayName, email, mustChangePassword, disabledAt, createdAt };
}
