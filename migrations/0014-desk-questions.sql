-- Dossiers: what the desk's lists, the register and the day's figures are read from.

CREATE INDEX dossier_received ON dossiers.dossier (unit_id, received_at, id) INCLUDE (received_on) WHERE received_at IS NOT NULL;
CREATE INDEX dossier_finished ON dossiers.dossier (unit_id, finished_at, id) INCLUDE (finished_on, outcome) WHERE finished_at IS NOT NULL;
CREATE INDEX dossier_procedure ON dossiers.dossier (unit_id, procedure_id, received_at, id);
CREATE INDEX dossier_ended ON dossiers.dossier (unit_id, state, finished_at, id) WHERE state IN ('withdrawn', 'stopped');
CREATE INDEX dossier_refused ON dossiers.dossier (unit_id, submitted_at, id) WHERE state = 'refused';
CREATE INDEX dossier_to_return ON dossiers.dossier (unit_id, result_by, due_at, id) WHERE state = 'resolved';
CREATE INDEX step_taken_in ON dossiers.step (unit_id, actor_id, position) WHERE action IN ('receive', 'accept');
