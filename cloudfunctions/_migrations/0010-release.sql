-- The content of a release 违约解约 (S0-64…77); where it stands is its workflow_case, whose part is the agreement's case.
create table release (
  school_id text not null,
  case_id uuid not null,
  agreement_id uuid not null,
  student_id uuid not null,
  -- whose agreement it is; a verified breach of the employer's stays with it (S0-70)
  employer_id uuid not null,
  path text not null check (path in ('breach', 'doctoral-a', 'doctoral-b', 'employer-breach')),
  -- null: asked for by the student
  reported_by uuid,
  -- the employer has been told that a release is under way
  employer_told boolean not null default false,
  letter text not null default '',
  -- days as people write them, 2027-03-02
  posted_on text,
  tracking text not null default '',
  interviewed_on text,
  interview text not null default '',
  interviewed_by uuid,
  posting_seen boolean not null default false,
  remedy text check (remedy in ('waiting', 'agreed', 'done', 'refused')),
  released_at timestamptz,
  primary key (school_id, case_id),
  foreign key (school_id, case_id) references workflow_case,
  foreign key (school_id, agreement_id) references workflow_case
);
create index release_of_student on release (school_id, student_id) where released_at is not null;
create index release_of_employer on release (school_id, employer_id) where path = 'employer-breach' and released_at is not null;

-- What was decided about a piece of the packet; a piece nobody has decided on, or that changed since, is open.
create table release_piece (
  school_id text not null,
  case_id uuid not null,
  piece text not null,
  state text not null check (state in ('open', 'accepted', 'returned')),
  reason text,
  decided_by uuid not null,
  decided_role text not null,
  decided_at timestamptz not null,
  primary key (school_id, case_id, piece),
  foreign key (school_id, case_id) references release
);

-- The university's leave for one more release than the policy gives (S0-68).
create table release_exception (
  school_id text not null,
  exception_id uuid not null,
  person_id uuid not null,
  season_id text not null,
  reason text not null,
  granted_by uuid not null,
  granted_at timestamptz not null,
  primary key (school_id, exception_id)
);
create index release_exception_of on release_exception (school_id, person_id);

-- Deliberate delay of sealing after the college's review (S0-69): recorded, and nothing follows from it.
create table signing_delay (
  school_id text not null,
  delay_id uuid not null,
  agreement_id uuid not null,
  person_id uuid not null,
  text text not null,
  reported_by uuid not null,
  reported_at timestamptz not null,
  primary key (school_id, delay_id),
  foreign key (school_id, agreement_id) references workflow_case
);
create index signing_delay_of on signing_delay (school_id, person_id, reported_at);
