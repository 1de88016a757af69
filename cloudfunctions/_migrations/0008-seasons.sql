alter table session
  -- A-7: until when the password given again opens exports and overrides.
  add column confirmed_until timestamptz,
  -- X-8: the season this session looks at; null: the person's own.
  add column season_id text,
  -- A-5: the campus chosen at sign-in.
  add column campus text,
  add foreign key (school_id, season_id) references season;

-- Which seasons somebody is a graduate of (X-8).
create index graduate_person on graduate (school_id, person_id);

-- S0-7 holds within a season: who is held back lives on in the next one, and the agreement of the season before is history (X-8).
drop index one_live_agreement;
create unique index one_live_agreement on workflow_case (school_id, season_id, student_id) where subject = 'agreement' and state <> 'released';

-- A-4, A-6: a link that sets a new password once, for an operator who has neither the old one nor a bound WeChat account.
create table password_link (
  school_id text not null,
  ticket_hash bytea not null,
  person_id uuid not null,
  issued_by uuid not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (school_id, ticket_hash),
  foreign key (school_id, person_id) references person
);
create index password_link_person on password_link (school_id, person_id) where used_at is null;

-- How far the check or import of a file has come (D-1): written beside the transaction, so that whoever waits can see it.
create table import_progress (
  school_id text not null,
  file_id text not null,
  person_id uuid not null,
  stage text not null,
  done int not null,
  total int not null,
  at timestamptz not null,
  primary key (school_id, file_id)
);

create index event_season on event (school_id, at) where kind like 'season-%';
