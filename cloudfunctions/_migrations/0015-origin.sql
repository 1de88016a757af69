-- Each time an origin form was handed in: what it held and, when it was sent back, what was asked at which field.
create table origin_round (
  school_id text not null,
  case_id uuid not null,
  round int not null,
  -- field code → value, locked ones too; of the photograph its attachment
  values jsonb not null,
  submitted_at timestamptz not null,
  -- field code → reason; null while not sent back
  asked jsonb,
  returned_at timestamptz,
  primary key (school_id, case_id, round),
  foreign key (school_id, case_id) references workflow_case
);

-- A student says that a locked value is wrong (S1-9): once a day for each field, open until it is corrected or answered.
create table origin_ask (
  school_id text not null,
  case_id uuid not null,
  field text not null,
  asked_on date not null,
  asked_at timestamptz not null,
  -- what the registry held then, and what it should be; nothing of an ID number
  held text not null,
  should_be text not null,
  closed_at timestamptz,
  closed_by uuid,
  -- why it stays as it is; null when it was corrected
  answer text,
  primary key (school_id, case_id, field, asked_on),
  foreign key (school_id, case_id) references workflow_case
);
create index origin_ask_open on origin_ask (school_id, case_id) where closed_at is null;
