import { type Caller, callerHasRole, refuseHttp } from '#src/platform/http';

/** The unit asked about: the caller's own unless another of the units that the caller may see is named. @throws http.forbidden */
export function unitToRead(caller: Caller, unitId: string | undefined): string {
  if (unitId !== undefined && !caller.unitIds.includes(unitId)) throw refuseHttp('http.forbidden');
  return unitId ?? caller.unitId;
}

/** The unit whose list is to be written. @throws http.forbidden unless the caller is procedure controller there */
export function unitToWrite(caller: Caller, unitId: string | undefined): string {
  const unit = unitId ?? caller.unitId;
  if (!callerHasRole(caller, unit, ['controller'])) throw refuseHttp('http.forbidden');
  return unit;
}
