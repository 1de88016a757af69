-- What people hand in with a case: letters, scans, photographs. Only a copy of our own is kept, under a name of our own.
create table attachment (
  school_id text not null,
  attachment_id uuid not null,
  case_id uuid not null,
  -- what it is handed in as, in the words of the case's feature: release-letter, portrait …
  piece text not null,
  file_id text not null,
  type text not null check (type in ('image/jpeg', 'application/pdf')),
  bytes int not null,
  sha256 text not null,
  attached_by uuid not null,
  attached_at timestamptz not null,
  removed_at timestamptz,
  primary key (school_id, attachment_id),
  foreign key (school_id, case_id) references workflow_case
);
create index attachment_of_case on attachment (school_id, case_id, piece) where removed_at is null;
create index upload_of_person on upload (school_id, person_id, purpose, at);
