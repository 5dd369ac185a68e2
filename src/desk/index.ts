export { DeskModule } from './desk.module.js';
export { type Answer, bareDocument, data, file, page, parts, seeOther } from './domain/answer.js';
export { placeErrors } from './domain/place-errors.js';
export { ROLE_WORDS, roleWords } from './domain/role-words.js';
export { rowDeadline } from './domain/row-deadline.js';
export { longDate, shortDate, shortStamp } from './domain/stamps.js';
export { WORKLIST_SLUGS, type WorklistSlug } from './domain/worklist-slugs.js';
export { DeskController } from './web/desk-controller.js';
export { mustBe, type Visit, Visiting, visitOf } from './web/visit.js';
