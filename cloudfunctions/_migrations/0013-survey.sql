-- X-5: answers are kept with the version of the policies they were given under.
alter table survey_answer add column if not exists policy_version int not null default 0;
update survey_answer a set policy_version = coalesce((select max(p.version) from policy p
  where p.school_id = a.school_id and p.season_id = a.season_id and p.name = 'departure' and p.published_at <= a.at), 0)
  where a.policy_version = 0;

-- Who answered which survey, for counting them.
create index if not exists survey_answer_of on survey_answer (school_id, season_id, survey);

-- The departure survey was part of the departure policy. A season that runs keeps asking exactly that, and nothing new in its middle.
insert into policy (school_id, season_id, name, version, data, published_at)
select p.school_id, p.season_id, 'survey', p.version, jsonb_build_object('surveys', jsonb_build_array(jsonb_build_object(
    'code', 'departure', 'gates', 'departure', 'title', p.data -> 'survey' ->> 'title', 'questions', p.data -> 'survey' -> 'questions'))), p.published_at
  from policy p where p.name = 'departure' and p.data ? 'survey'
  on conflict do nothing;
update policy set data = data - 'survey' where name = 'departure' and data ? 'survey';
