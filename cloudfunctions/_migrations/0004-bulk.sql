-- A decision about many cases that its author can take back for a while (X-9).
create table bulk_decision (
  school_id text not null,
  bulk_id uuid not null,
  person_id uuid not null,
  role text not null,
  action text not null,
  at timestamptz not null,
  undo_until timestamptz not null,
  -- [{ caseId, from, to, version, since, before }]: each case as the decision left it, since when it had waited, what to put back
  cases jsonb not null,
  undone_at timestamptz,
  primary key (school_id, bulk_id)
);
create index bulk_decision_of on bulk_decision (school_id, person_id, undo_until);
