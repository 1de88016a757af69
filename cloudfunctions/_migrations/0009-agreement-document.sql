-- The paper of an approved agreement (S0-57…60): what it says is fixed by the approval, its bytes by the first who opens it.
create table agreement_paper (
  school_id text not null,
  case_id uuid not null,
  -- everything printed, as approved; json, not jsonb, so that it stays the text it was
  data json not null,
  -- of the PDF, hex; from then on nothing with another hash is given out
  sha256 text,
  file_id text,
  primary key (school_id, case_id),
  foreign key (school_id, case_id) references workflow_case
);

-- Seals seen on the paper, each recorded by whoever saw it (S0-60).
create table agreement_seal (
  school_id text not null,
  case_id uuid not null,
  seal text not null check (seal in ('college', 'university', 'employer')),
  ticked_by uuid not null,
  role text not null,
  ticked_at timestamptz not null,
  primary key (school_id, case_id, seal),
  foreign key (school_id, case_id) references workflow_case
);

-- How often the state behind a printed code was asked for, in all and in the present hour (S0-58).
create table agreement_asked (
  school_id text not null,
  case_id uuid not null,
  asked int not null,
  hour timestamptz not null,
  in_hour int not null,
  primary key (school_id, case_id),
  foreign key (school_id, case_id) references workflow_case
);

-- The employer signed and has not let go since, although what it signed may have gone back to be mended (S0-66).
alter table agreement add column bound_at timestamptz;
update agreement set bound_at = signed_at;
