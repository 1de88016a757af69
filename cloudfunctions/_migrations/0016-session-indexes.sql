-- A session is found by its token at every call. While the planner has no statistics yet (thousands sign in within a minute), it
-- took any index that begins with school_id and read every session of the school; these two now begin with what they are for.
drop index session_person;
create index session_person on session (person_id) where revoked_at is null;
drop index session_shown;
create unique index session_shown on session (session_id);
