-- a deadline that counts from the edition（５年をめど）has no day of its own
create table deadline_with_days (
  reading integer not null references reading (id),
  position integer not null,
  fact text not null,
  content text not null,
  kind text not null,
  due_year integer,
  is_fiscal integer not null,
  first_day text,
  last_day text,
  rule text not null,
  confidence real not null,
  spans text not null,
  primary key (reading, position)
) strict;

insert into deadline_with_days
select reading, position, fact, content, kind, due_year, is_fiscal, first_day, last_day, rule, confidence, spans from deadline;

drop table deadline;

alter table deadline_with_days rename to deadline;

create index deadline_by_last_day on deadline (reading, last_day);
