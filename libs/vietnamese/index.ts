export { amountInWords } from './amount-in-words.js';
export { formatNumber } from './number.js';
export { initials, maskIdNumber, maskName, maskPhone } from './mask.js';
export { hasForbiddenCharacters, normaliseText, searchKey, slug } from './text.js';
