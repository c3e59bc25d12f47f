-- Indicators as a reading of an edition prints them. See 0002 for the conventions; amounts are decimal numbers as text.
create table indicator (
  reading integer not null references reading (id),
  position integer not null,
  number integer not null,
  section text not null,
  section_title text not null,
  kind text not null,
  name text not null,
  footnotes text not null,
  is_restated integer not null,
  rule text not null,
  confidence real not null,
  spans text not null,
  primary key (reading, position)
) strict;

create table indicator_value (
  reading integer not null references reading (id),
  position integer not null,
  indicator integer not null,
  label text,
  amount text,
  unit text,
  content text not null,
  period text,
  period_year integer,
  is_fiscal integer not null,
  footnote integer,
  rule text not null,
  confidence real not null,
  spans text not null,
  primary key (reading, position),
  foreign key (reading, indicator) references indicator (reading, position)
) strict;

-- role: target or baseline
create table indicator_target (
  reading integer not null references reading (id),
  position integer not null,
  indicator integer not null,
  role text not null,
  content text not null,
  amount text,
  unit text,
  due_year integer,
  is_fiscal integer not null,
  operator text not null,
  rule text not null,
  confidence real not null,
  spans text not null,
  primary key (reading, position),
  foreign key (reading, indicator) references indicator (reading, position)
) strict;
