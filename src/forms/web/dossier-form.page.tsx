import type { View } from '#libs/ui';
import type { DossierSource } from '../domain/dossier-source.js';
import { ControlSlip } from './control-slip.page.js';
import { ApologySheet, RefusalSheet, StopSheet, SupplementSheet } from './dossier-letters.page.js';
import { ReceiptSheet } from './receipt.page.js';

/** The form of the source, whichever it is. */
export function DossierForm({ source }: { source: DossierSource }): View {
  const { step } = source;
  switch (step.action) {
    case 'request_supplement':
    case 'request_completion':
      return <SupplementSheet source={source} step={step} />;
    case 'refuse':
    case 'turn_away':
      return <RefusalSheet source={source} reason={step.facts.reason} />;
    case 'extend':
      return <ApologySheet source={source} facts={step.facts} />;
    case 'stop':
      return <StopSheet source={source} step={step} />;
    default:
      return source.form === '06' ? <ControlSlip source={source} /> : <ReceiptSheet source={source} />;
  }
}
