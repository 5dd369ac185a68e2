import type { CivilDate } from '#libs/civil-date';
import type { SupplementPolicy, Term } from '#libs/deadline';

export const COMPETENCES = ['commune', 'interlinked', 'interlinked_same_level', 'interlinked_between_levels', 'police', 'military'] as const;
/** Who settles it: the commune, several agencies in turn (of one level, of several, or nobody has said), or the police and the military at the one-stop desk. */
export type Competence = (typeof COMPETENCES)[number];

export const CHANGE_KINDS = ['new', 'amended', 'abolished', 'simplified'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export const OFFICES = ['desk', 'officer', 'leader', 'agency'] as const;
export type Office = (typeof OFFICES)[number];

export type OnlineLevel = 3 | 4;

export interface VersionStep {
  position: number;
  name: string;
  office: Office;
  allotment: Term;
}

export interface VersionPaper {
  /** Unique within the version. */
  code: string;
  name: string;
  originals: number;
  copies: number;
  required: boolean;
}

export interface Decision {
  number: string | null;
  date: CivilDate | null;
}

/** What a version says; everything that a new version may say otherwise. */
export interface VersionContents {
  name: string;
  competence: Competence;
  term: Term;
  supplementPolicy: SupplementPolicy;
  /** Null: not offered online. */
  onlineLevel: OnlineLevel | null;
  givesResult: boolean;
  /** In đồng, per dossier. */
  fee: number;
  isPublic: boolean;
  steps: readonly VersionStep[];
  papers: readonly VersionPaper[];
}

export interface ProcedureVersion extends VersionContents {
  id: string;
  procedureId: string;
  ownerUnitId: string;
  code: string;
  fieldCode: string;
  fieldName: string;
  validFrom: CivilDate;
  /** Last day in force; null until a later version is written. */
  validTo: CivilDate | null;
  changeKind: ChangeKind;
  decision: Decision;
  /** Days of the former term less days of this one; null for a first version and where they cannot be compared. */
  daysCut: number | null;
}
