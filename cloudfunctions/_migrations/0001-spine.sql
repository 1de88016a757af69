-- Every key begins with school_id: one deployment may hold several schools, and a distributed PostgreSQL may shard by it.
-- Classes, colleges, campuses and offices are named by what people call them; a grant's scope_id is that name.
create extension if not exists pg_trgm;

create table school (
  school_id text primary key,
  name text not null
);

create table season (
  school_id text not null references school,
  season_id text not null,
  name text not null,
  state text not null default 'open' check (state in ('open', 'closed', 'archived')),
  is_current boolean not null default false,
  policy_version int not null default 0,
  primary key (school_id, season_id)
);
create unique index season_current on season (school_id) where is_current;

create table policy (
  school_id text not null,
  season_id text not null,
  name text not null,
  version int not null,
  data jsonb not null,
  published_at timestamptz not null,
  primary key (school_id, season_id, name, version),
  foreign key (school_id, season_id) references season
);

create table person (
  school_id text not null references school,
  person_id uuid not null,
  number text not null,
  name text not null,
  id_number_sealed bytea,
  id_number_index bytea,
  mobile text,
  email text,
  -- Null until the person replaces the initial password (A-1), which is checked against the sealed ID number.
  password_hash text,
  initial_password_used boolean not null default false,
  -- Keyed hash of the staff roster's line as last imported; equal means nothing to do (D-1).
  roster_digest bytea,
  primary key (school_id, person_id),
  unique (school_id, number)
);
create index person_id_number on person (school_id, id_number_index) where id_number_index is not null;

create table role_grant (
  school_id text not null,
  person_id uuid not null,
  role text not null,
  scope_id text not null,
  primary key (school_id, person_id, role, scope_id),
  foreign key (school_id, person_id) references person
);
create index role_grant_scope on role_grant (school_id, role, scope_id);

create table wechat_binding (
  school_id text not null,
  openid text not null,
  person_id uuid not null,
  bound_at timestamptz not null,
  primary key (school_id, openid),
  unique (school_id, person_id),
  foreign key (school_id, person_id) references person
);

create table binding_ticket (
  school_id text not null,
  ticket text not null,
  person_id uuid not null,
  expires_at timestamptz not null,
  bound_at timestamptz,
  primary key (school_id, ticket),
  foreign key (school_id, person_id) references person
);

create table session (
  school_id text not null,
  token_hash bytea not null,
  person_id uuid not null,
  acting_role text,
  channel text not null check (channel in ('phone', 'web')),
  device text not null default '',
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (school_id, token_hash),
  foreign key (school_id, person_id) references person
);
create index session_person on session (school_id, person_id) where revoked_at is null;

-- Counted by number, whether or not such a person exists, so that a lock tells a stranger nothing (A-3).
create table sign_in_guard (
  school_id text not null,
  number_index bytea not null,
  failures int not null,
  rounds int not null,
  locked_until timestamptz,
  primary key (school_id, number_index)
);

create table graduate (
  school_id text not null,
  season_id text not null,
  person_id uuid not null,
  college text not null,
  class_name text not null,
  major text not null,
  campus text not null,
  level text not null check (level in ('bachelor', 'master', 'doctor')),
  -- one or two certificates (单证/双证); null for bachelors
  certificates text check (certificates in ('one', 'two')),
  training_mode text not null,
  advisor_id uuid,
  second_advisor_id uuid,
  -- what the school holds about the person, field code → value; never the ID number
  registry jsonb not null,
  state text not null default 'active' check (state in ('active', 'removed', 'deferred')),
  roster_digest bytea,
  primary key (school_id, season_id, person_id),
  foreign key (school_id, season_id) references season,
  foreign key (school_id, person_id) references person
);
create index graduate_class on graduate (school_id, season_id, class_name);

create table window_extension (
  school_id text not null,
  season_id text not null,
  person_id uuid not null,
  process text not null,
  closes timestamptz not null,
  granted_by uuid not null,
  primary key (school_id, season_id, person_id, process)
);

create table employer (
  school_id text not null,
  employer_id uuid not null,
  name text not null,
  credit_code text not null,
  -- what a person may type: name, pinyin initials, full pinyin and credit code, lower case (S0-31)
  search_text text not null,
  details jsonb not null,
  details_verified_at timestamptz,
  state text not null default 'approved' check (state in ('registered', 'approved', 'rejected')),
  roster_digest bytea,
  primary key (school_id, employer_id),
  unique (school_id, credit_code)
);
create index employer_search on employer using gin (search_text gin_trgm_ops);

-- One row for each case of each workflow: where it stands, whom it concerns, when it falls due. The content lives with its feature.
create table workflow_case (
  school_id text not null,
  case_id uuid not null,
  season_id text not null,
  subject text not null,
  part text not null default '',
  student_id uuid not null,
  college text not null,
  class_name text not null,
  campus text not null,
  advisor_id uuid,
  employer_id uuid,
  office text,
  state text not null,
  version int not null default 0,
  entered_at timestamptz not null,
  due_action text,
  due_at timestamptz,
  remind_at timestamptz,
  -- hash of the last audit entry; '' before the first step
  trail_head text not null default '',
  primary key (school_id, case_id),
  foreign key (school_id, season_id, student_id) references graduate (school_id, season_id, person_id)
);
create unique index one_case_per_part on workflow_case (school_id, season_id, subject, student_id, part) where subject <> 'agreement';
-- S0-7: no other live agreement, whatever the code believes
create unique index one_live_agreement on workflow_case (school_id, student_id) where subject = 'agreement' and state <> 'released';
create index case_of_student on workflow_case (school_id, student_id, subject);
create index case_of_class on workflow_case (school_id, class_name, subject, state, entered_at, case_id);
create index case_of_college on workflow_case (school_id, college, subject, state, entered_at, case_id);
create index case_of_subject on workflow_case (school_id, subject, state, entered_at, case_id);
create index case_of_advisor on workflow_case (school_id, advisor_id, subject, state) where advisor_id is not null;
create index case_of_employer on workflow_case (school_id, employer_id, state, entered_at, case_id) where employer_id is not null;
create index case_of_office on workflow_case (school_id, office, state, entered_at, case_id) where office is not null;
create index case_due on workflow_case (school_id, due_at) where due_at is not null;
create index case_to_remind on workflow_case (school_id, remind_at) where remind_at is not null;

-- X-7: who did what when and why. `detail` is json, not jsonb, because the hash covers its exact text.
create table audit (
  school_id text not null,
  case_id uuid not null,
  seq int not null,
  action text not null,
  from_state text not null,
  to_state text not null,
  actor_id uuid,
  on_behalf_of uuid,
  role text not null,
  reason text,
  detail json not null,
  at timestamptz not null,
  request_id text,
  previous_hash text not null,
  hash text not null,
  primary key (school_id, case_id, seq)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit is append-only';
end $$;
create trigger audit_append_only before update or delete on audit for each row execute function refuse_change();
create trigger audit_no_truncate before truncate on audit for each statement execute function refuse_change();

-- What happened outside workflows and must be answerable: sign-ins by officers, unlocks, corrections, exports, unbinding.
create table event (
  school_id text not null,
  event_id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  role text,
  person_id uuid,
  kind text not null,
  detail jsonb not null default '{}',
  primary key (school_id, event_id)
);
create index event_person on event (school_id, person_id, at);

-- The inbox (N-2). A digest key lets one line a day stand for many like it.
create table notice (
  school_id text not null,
  notice_id uuid not null,
  person_id uuid not null,
  kind text not null,
  case_id uuid,
  params jsonb not null default '{}',
  at timestamptz not null,
  read_at timestamptz,
  digest_key text,
  primary key (school_id, notice_id)
);
create unique index notice_digest on notice (school_id, person_id, digest_key) where digest_key is not null;
create index notice_inbox on notice (school_id, person_id, at desc, notice_id);
create index notice_unread on notice (school_id, person_id) where read_at is null;
create index notice_case on notice (school_id, case_id, kind);

-- WeChat messages still to be sent (N-1, N-4); a lease keeps two workers apart.
create table outbox (
  school_id text not null,
  notice_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'no-consent', 'dead')),
  rank int not null,
  attempts int not null default 0,
  not_before timestamptz not null,
  leased_until timestamptz,
  -- one of the ledger is held for this message; a worker that dies leaves it held for the next try
  consent_held boolean not null default false,
  problem text,
  primary key (school_id, notice_id)
);
create index outbox_waiting on outbox (not_before) where state = 'waiting';

-- N-2: one accepted consent is one message; the balance cannot be asked of WeChat.
create table consent (
  school_id text not null,
  person_id uuid not null,
  template text not null,
  balance int not null check (balance >= 0),
  primary key (school_id, person_id, template)
);

-- Idempotency: a replayed requestId gets the first answer; the same id with other data is refused.
create table request (
  school_id text not null,
  person_id uuid not null,
  request_id text not null,
  action text not null,
  input_hash bytea not null,
  answer jsonb not null,
  at timestamptz not null,
  primary key (school_id, person_id, request_id)
);
create index request_age on request (at);

create table upload (
  school_id text not null,
  file_id text not null,
  person_id uuid not null,
  purpose text not null,
  name text not null,
  at timestamptz not null,
  primary key (school_id, file_id)
);

create table origin_form (
  school_id text not null,
  case_id uuid not null,
  values jsonb not null default '{}',
  -- field code → reason, from the last rejection; cleared on the next submission's review
  field_reasons jsonb not null default '{}',
  policy_version int not null default 0,
  primary key (school_id, case_id)
);

create table agreement (
  school_id text not null,
  case_id uuid not null,
  number text,
  content jsonb not null default '{}',
  employer_opinion text not null default '',
  superior_opinion text not null default '',
  school_contact jsonb,
  consent_wording text,
  consented_at timestamptz,
  signed_at timestamptz,
  primary key (school_id, case_id),
  unique (school_id, number)
);

create table notes_read (
  school_id text not null,
  person_id uuid not null,
  notes text not null,
  at timestamptz not null,
  primary key (school_id, person_id, notes)
);

-- Agreement numbers run without gaps per season and college (S0-62): the row is locked by whoever takes the next one.
create table agreement_counter (
  school_id text not null,
  season_id text not null,
  college text not null,
  -- the college's two digits in the number, given in order of first appearance
  code int not null,
  last int not null default 0,
  primary key (school_id, season_id, college),
  unique (school_id, season_id, code)
);

-- What a counselor typed last is offered next time (S0-54).
create table school_contact (
  school_id text not null,
  person_id uuid not null,
  contact jsonb not null,
  primary key (school_id, person_id)
);

create table survey_answer (
  school_id text not null,
  season_id text not null,
  person_id uuid not null,
  survey text not null,
  answers jsonb not null,
  at timestamptz not null,
  primary key (school_id, season_id, person_id, survey)
);

-- When an office's own data behind an item was last looked at (S2-11).
create table office_feed (
  school_id text not null,
  season_id text not null,
  item text not null,
  checked_at timestamptz not null,
  primary key (school_id, season_id, item)
);
