export type { Card } from './card-qr.js';
export type { CccdNumber, CmndNumber, IdNumber, Sex, TaxCode } from './id-number.js';
export type { CitizenIdRefusal, CitizenIdRefusalCode } from './refusals.js';
export { checkTaxCode } from './tax-code.js';
export { citizenIdRefusals } from './refusals.js';
export { parseCardQr } from './card-qr.js';
export { parseIdNumber } from './id-number.js';
