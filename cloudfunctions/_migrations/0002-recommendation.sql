-- The content of a recommendation form 就业推荐表 (S0-19…26); where it stands is its workflow_case.
create table recommendation (
  school_id text not null,
  case_id uuid not null,
  -- section code → text
  content jsonb not null default '{}',
  -- the policy the texts were written under; a submitted form keeps it
  policy_version int not null default 0,
  prints int not null default 0,
  -- one, and one more for each release (S0-24); whatever the code believes, no more are printed
  copies int not null default 1,
  primary key (school_id, case_id),
  check (prints <= copies)
);
