-- Surveys: few ratings are on the nine indices; they are found without the others.

CREATE INDEX rating_indices ON surveys.rating (unit_id, rated_on) WHERE scale = 'indices';
