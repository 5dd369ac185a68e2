/** Addresses of the worklists, in the words of the menu. Filters stand in the query. */
export const WORKLIST_SLUGS = {
  'cho-tiep-nhan': 'to_accept',
  'cho-hoan-thien': 'incomplete',
  'moi-tiep-nhan': 'received',
  'cua-toi': 'mine',
  'dang-giai-quyet': 'open',
  'dang-xu-ly': 'processing',
  'cho-bo-sung': 'awaiting_supplement',
  'cho-nop-phi': 'awaiting_payment',
  'den-han-hom-nay': 'due_today',
  'toi-han': 'due_soon',
  'qua-han': 'overdue',
  'cham-buoc': 'step_late',
  'cho-tra': 'ready_to_return',
  'da-tra-hom-nay': 'returned_today',
  'da-tra': 'returned',
  'da-rut': 'withdrawn',
  'da-dung': 'stopped',
  'tu-choi': 'refused',
} as const;
export type WorklistSlug = keyof typeof WORKLIST_SLUGS;
