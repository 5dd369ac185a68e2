-- Reports: refusals are counted whether they were submitted online or brought to the desk.

COMMENT ON TABLE reports.refusal IS 'unit: what was refused at intake, submitted online or brought to the desk: never received, in no balance, counted beside it; a cache of the log, like reports.life.';
