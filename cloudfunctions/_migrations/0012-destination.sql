-- What a graduate's destination 毕业去向 says, and where the archive 档案 goes; where it stands is its workflow_case.
create table destination (
  school_id text not null,
  case_id uuid not null,
  code text,
  -- field code → value; what another code asked for is kept, so that nothing typed is lost
  values jsonb not null default '{}',
  -- field or evidence code → reason, from the last rejection
  field_reasons jsonb not null default '{}',
  source text not null default 'student' check (source in ('student', 'agreement', 'college')),
  agreement_id uuid,
  -- 1, and one more whenever an approved destination begins anew
  round int not null default 1,
  archive jsonb not null default '{}',
  -- as of the last write; lists name the reasons by the policy of today
  archive_complete boolean not null default false,
  reminded_at timestamptz,
  primary key (school_id, case_id),
  foreign key (school_id, case_id) references workflow_case
);
create index destination_of_code on destination (school_id, code);

-- Earlier rounds of a destination that was changed after it had been approved.
create table destination_round (
  school_id text not null,
  case_id uuid not null,
  round int not null,
  code text,
  values jsonb not null,
  archive jsonb not null,
  source text not null,
  ended_at timestamptz not null,
  because text not null,
  primary key (school_id, case_id, round),
  foreign key (school_id, case_id) references workflow_case
);

-- Everybody has a case from the start: whoever has stated nothing is on the college's list too.
insert into workflow_case (school_id, case_id, season_id, subject, student_id, college, class_name, campus, advisor_id, state, entered_at, removed)
select school_id, gen_random_uuid(), season_id, 'destination', person_id, college, class_name, campus, advisor_id, 'none', now(), state = 'removed' from graduate
on conflict do nothing;
