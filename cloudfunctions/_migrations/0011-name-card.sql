-- 二维码名片 (S0-31): what a student shows an employer. The ticket is made anew from the id by the server's key; here lies only its hash.
create table name_card (
  school_id text not null,
  card_id uuid not null,
  season_id text not null,
  student_id uuid not null,
  ticket_hash bytea not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  -- Revoked, or replaced by a newer one.
  ended_at timestamptz,
  opened int not null default 0,
  last_opened_at timestamptz,
  primary key (school_id, card_id),
  unique (school_id, ticket_hash),
  foreign key (school_id, season_id, student_id) references graduate (school_id, season_id, person_id)
);
create unique index one_live_card on name_card (school_id, season_id, student_id) where ended_at is null;

-- An employer that took a card: it may invite the student, also after the card has run out, until `ends_at`.
create table card_claim (
  school_id text not null,
  claim_id uuid not null,
  card_id uuid not null,
  season_id text not null,
  student_id uuid not null,
  employer_id uuid not null,
  claimed_by uuid not null,
  claimed_at timestamptz not null,
  ends_at timestamptz not null,
  -- Taken back by the student.
  ended_at timestamptz,
  primary key (school_id, claim_id),
  foreign key (school_id, card_id) references name_card,
  foreign key (school_id, employer_id) references employer
);
create unique index one_claim_of_employer on card_claim (school_id, season_id, student_id, employer_id);
create index claim_of_employer on card_claim (school_id, employer_id, claimed_at);

-- What the employer of an invitation offers; where it stands is a case with the employer's id as its part.
create table invitation (
  school_id text not null,
  case_id uuid not null,
  terms jsonb not null,
  primary key (school_id, case_id)
);

-- The invitation whose terms a draft holds; while it is there they cannot be changed.
alter table agreement add column invitation_id uuid;
