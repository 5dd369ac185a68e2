import { type Caller, refuseHttp } from '#src/platform/http';

/** The unit asked about: the caller's own unless another of the units that the caller may see is named. @throws http.forbidden */
export function unitToRead(caller: Caller, unitId: string | undefined): string {
  if (unitId !== undefined && !caller.unitIds.includes(unitId)) throw refuseHttp('http.forbidden');
  return unitId ?? caller.unitId;
}
