-- Reports: lists of what is late or was finished in a period read that period alone, however many years lie before and after it.

-- Without it R10 reads every dossier the unit ever had. What is overdue on a day may yet be finished in time, when its due date is moved.
CREATE INDEX life_late ON reports.life (unit_id, finished_on, received_on) WHERE outcome = 'late' OR NOT isempty(overdue);

-- Nothing is listed by day of finishing and id. Without the id a day's entries are stored as one, and the smaller index is
-- the cheaper way also where the planner, who knows the years of all units together, expects most of a unit's dossiers in the period.
-- Those not finished yet are found in it in order of receipt.
DROP INDEX reports.life_finished_on;
DROP INDEX reports.life_open;
CREATE INDEX life_finished_on ON reports.life (unit_id, finished_on, received_on);
