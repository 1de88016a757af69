-- A-7: what a person sees of a session, and names to end it. It opens nothing: the token and its hash never leave the server.
alter table session add column session_id uuid not null default gen_random_uuid();
create unique index session_shown on session (school_id, session_id);

-- A licence is uploaded before anybody has an account (A-6); nobody but the registration that names the file can use it.
alter table upload alter column person_id drop not null;

-- Employers that registered themselves, or were registered by a college (A-6, S0-32); imported ones have none of this.
alter table employer
  add column registered_at timestamptz,
  -- Null where the employer registered itself.
  add column registered_by uuid,
  add column licence_file text,
  add column reviewed_at timestamptz,
  add column reject_reason text;
create index employer_waiting on employer (school_id, state, registered_at) where registered_at is not null;

create index event_employer on event (school_id, (detail->>'employerId')) where detail->>'employerId' is not null;

-- A-6: a link that makes whoever accepts it an operator of the employer, once.
create table operator_invitation (
  school_id text not null,
  ticket_hash bytea not null,
  employer_id uuid not null,
  invited_by uuid not null,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_by uuid,
  accepted_at timestamptz,
  primary key (school_id, ticket_hash),
  foreign key (school_id, employer_id) references employer
);
