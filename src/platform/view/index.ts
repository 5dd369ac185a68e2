export { Assets } from './assets.js';
export { code128PathOf, type CodePath, qrPathOf } from './code-paths.js';
export { type Flash, takeFlash, tellNext } from './flash.js';
export { type Attempt, attempt, type FormReading, FormState, nest, readForm } from './form-state.js';
export { localPath, nonceOf, pageHeaders, sendOn, sendPage, wantsPage, wantsPart } from './page-reply.js';
export { answerWithPage, PASSWORD_PATH, SIGN_IN_PATH } from './problem-page.js';
export { ViewModule } from './view.module.js';
