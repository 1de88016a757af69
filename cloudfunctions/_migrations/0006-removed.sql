-- Cases of a graduate taken off the season's roster (S1-19): kept, and on nobody's list. Follows graduate.state.
alter table workflow_case add column removed boolean not null default false;
