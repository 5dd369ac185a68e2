export { allRefusals, defineRefusals, isRefusal, Refusal } from './refusal.js';
export type { Fact, Facts, FieldError, RefusalDefinition, RefusalExtras, Refuse, RegisteredRefusal } from './refusal.js';
