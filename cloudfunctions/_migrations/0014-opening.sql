-- Application to open online signing to one graduate (S0-4); where it stands is its workflow_case, the letter an attachment of it.
create table opening (
  school_id text not null,
  case_id uuid not null,
  -- employer, province, remarks
  content jsonb not null default '{}',
  primary key (school_id, case_id),
  foreign key (school_id, case_id) references workflow_case
);
