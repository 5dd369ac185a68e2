import type { ProcedureInUse } from '#src/dossiers';

export interface FieldInUse {
  code: string;
  name: string;
}

/** The fields of the procedures that a unit has dossiers of, by name. */
export function fieldsInUse(procedures: readonly ProcedureInUse[]): FieldInUse[] {
  const fields = new Map(procedures.map(({ fieldCode, fieldName }) => [fieldCode, fieldName]));
  return [...fields].map(([code, name]) => ({ code, name })).sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}
