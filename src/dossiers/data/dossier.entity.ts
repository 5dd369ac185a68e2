import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CivilDate } from '#libs/civil-date';
import type { Channel, OnlineLevel, ResultBy, State } from '#libs/dossier-flow';
import type { Outcome } from '#libs/deadline';

/** The current state of a dossier, kept for lists. The truth is its steps; `reconcile` recomputes this row from them. */
@Entity({ schema: 'dossiers', name: 'dossier' })
export class DossierEntity {
  @PrimaryColumn('uuid', { name: 'unit_id' }) unitId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') state!: State;
  @Column('int') version!: number;
  @Column('uuid', { name: 'procedure_id' }) procedureId!: string;
  @Column('uuid', { name: 'procedure_version_id' }) procedureVersionId!: string;
  @Column('text') channel!: Channel;
  @Column('int', { name: 'online_level', nullable: true }) onlineLevel!: OnlineLevel | null;
  @Column('boolean') assisted!: boolean;
  @Column('text', { name: 'owner_name' }) ownerName!: string;
  @Column('text', { name: 'owner_search' }) ownerSearch!: string;
  @Column('text', { name: 'owner_id_number', nullable: true }) ownerIdNumber!: string | null;
  @Column('text', { name: 'owner_phone', nullable: true }) ownerPhone!: string | null;
  @Column('text', { name: 'owner_address', nullable: true }) ownerAddress!: string | null;
  @Column('text', { name: 'result_by' }) resultBy!: ResultBy;
  @Column('timestamptz', { name: 'submitted_at', nullable: true }) submittedAt!: Date | null;
  @Column('timestamptz', { name: 'acceptance_due_at', nullable: true }) acceptanceDueAt!: Date | null;
  @Column('timestamptz', { name: 'received_at', nullable: true }) receivedAt!: Date | null;
  @Column('date', { name: 'received_on', nullable: true }) receivedOn!: CivilDate | null;
  @Column('uuid', { name: 'received_at_unit_id' }) receivedAtUnitId!: string;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt!: Date | null;
  @Column('date', { name: 'due_on', nullable: true }) dueOn!: CivilDate | null;
  @Column('boolean', { name: 'due_by_moment' }) dueByMoment!: boolean;
  @Column('boolean', { name: 'due_provisional' }) dueProvisional!: boolean;
  @Column('date', { name: 'appointment_on', nullable: true }) appointmentOn!: CivilDate | null;
  @Column('int', { name: 'supplement_count' }) supplementCount!: number;
  @Column('timestamptz', { name: 'stopped_since', nullable: true }) stoppedSince!: Date | null;
  @Column('uuid', { name: 'holder_account_id', nullable: true }) holderAccountId!: string | null;
  @Column('uuid', { name: 'holder_unit_id', nullable: true }) holderUnitId!: string | null;
  @Column('text', { name: 'holder_office', nullable: true }) holderOffice!: string | null;
  @Column('int', { name: 'step_position', nullable: true }) stepPosition!: number | null;
  @Column('timestamptz', { name: 'step_due_at', nullable: true }) stepDueAt!: Date | null;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt!: Date | null;
  @Column('date', { name: 'finished_on', nullable: true }) finishedOn!: CivilDate | null;
  @Column('text', { nullable: true }) outcome!: Outcome | null;
  @Column('timestamptz', { name: 'returned_at', nullable: true }) returnedAt!: Date | null;
  @Column('date', { name: 'returned_on', nullable: true }) returnedOn!: CivilDate | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
