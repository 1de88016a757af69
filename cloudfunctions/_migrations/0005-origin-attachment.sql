-- Papers the college has at hand for a 定向 graduate (S1-43); a row stands for a tick.
create table origin_attachment (
  school_id text not null,
  case_id uuid not null,
  attachment text not null,
  ticked_by uuid not null,
  ticked_at timestamptz not null,
  primary key (school_id, case_id, attachment),
  foreign key (school_id, case_id) references workflow_case
);
