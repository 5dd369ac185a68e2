import { defineTopic } from '#src/platform/outbox';

/** A register was uploaded whole and waits to be read. */
export const registerImportRequested = defineTopic<{ importId: string }>('register_import.requested');
