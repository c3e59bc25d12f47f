-- Readings of documents as editions, and the facts of each reading. Facts of one reading are never changed;
-- "position" is the fact's place in document order, from 1. Spans: "line:start+length;…" in the reading's text layer.
-- Lists: "part/part/". Dates: yyyy-MM-dd. Flags: 0 or 1.
create table reading (
  id integer primary key,
  edition text not null,
  document text not null references document (hash),
  layer integer not null references text_layer (id),
  layout text not null,
  rule_version text not null,
  facts_hash text not null,
  own_edition text,
  title text,
  decided_on text,
  read_at text not null,
  unique (edition, document, layout, rule_version, facts_hash)
) strict;

create table edition (
  id text primary key,
  reading integer not null references reading (id)
) strict;

create table section (
  reading integer not null references reading (id),
  position integer not null,
  path text not null,
  level integer not null,
  title text not null,
  rule text not null,
  confidence real not null,
  spans text not null,
  primary key (reading, position)
) strict;

create table goal (
  reading integer not null references reading (id),
  position integer not null,
  kind text not null,
  section text not null,
  goal_groups text not null,
  level integer not null,
  content text not null,
  is_restated integer not null,
  footnotes text not null,
  rule text not null,
  confidence real not null,
  spans text not null,
  primary key (reading, position)
) strict;

create table measure (
  reading integer not null references reading (id),
  position integer not null,
  number integer not null,
  section text not null,
  section_title text not null,
  measure_groups text not null,
  plan_text text not null,
  plan_key text not null,
  has_others integer not null,
  mark_spans text not null,
  is_restated integer not null,
  footnotes text not null,
  row_lines text not null,
  rule text not null,
  confidence real not null,
  spans text not null,
  primary key (reading, position)
) strict;

create index measure_by_plan_key on measure (plan_key);

create table report_item (
  reading integer not null references reading (id),
  position integer not null,
  measure integer not null,
  report_column text not null,
  number integer not null,
  content text not null,
  theme text,
  has_others integer not null,
  mark_spans text not null,
  is_restated integer not null,
  is_finished integer not null,
  pairs text not null,
  group_pairs text not null,
  footnotes text not null,
  rule text not null,
  confidence real not null,
  spans text not null,
  primary key (reading, position),
  foreign key (reading, measure) references measure (reading, position)
) strict;

-- fact: "measure:12", "measure:12/status:3"
create table ministry_mark (
  reading integer not null references reading (id),
  position integer not null,
  fact text not null,
  name text not null,
  primary key (reading, position)
) strict;

create index ministry_mark_by_name on ministry_mark (name, reading);

-- fact: "measure:12", "measure:12/next:3", "goal:4", "passage:5"
create table deadline (
  reading integer not null references reading (id),
  position integer not null,
  fact text not null,
  content text not null,
  kind text not null,
  due_year integer,
  is_fiscal integer not null,
  first_day text not null,
  last_day text not null,
  rule text not null,
  confidence real not null,
  spans text not null,
  primary key (reading, position)
) strict;

create index deadline_by_last_day on deadline (reading, last_day);

create table passage (
  reading integer not null references reading (id),
  position integer not null,
  kind text not null,
  section text not null,
  passage_groups text not null,
  content text not null,
  footnotes text not null,
  rule text not null,
  confidence real not null,
  spans text not null,
  primary key (reading, position)
) strict;

create table footnote (
  reading integer not null references reading (id),
  position integer not null,
  number integer not null,
  content text not null,
  kind text not null,
  rule text not null,
  confidence real not null,
  spans text not null,
  primary key (reading, position)
) strict;

-- fact: what the reference hangs on; null where it hangs on none
create table footnote_reference (
  reading integer not null references reading (id),
  position integer not null,
  footnote integer not null,
  span text not null,
  fact text,
  primary key (reading, position),
  foreign key (reading, footnote) references footnote (reading, position)
) strict;

create table restatement (
  reading integer not null references reading (id),
  position integer not null,
  measure integer,
  report_column text,
  item integer,
  indicator integer,
  is_marked integer not null,
  similarity real not null,
  has_origin integer not null,
  origin_measure integer,
  origin_item integer,
  origin_indicator integer,
  origin_lines text,
  rule text not null,
  confidence real not null,
  spans text not null,
  primary key (reading, position)
) strict;

create table legend_entry (
  reading integer not null references reading (id),
  position integer not null,
  code text,
  path text not null,
  is_abolished integer not null,
  rule text not null,
  confidence real not null,
  spans text not null,
  primary key (reading, position)
) strict;

create table abbreviation (
  reading integer not null references reading (id),
  position integer not null,
  short_form text not null,
  long_form text not null,
  rule text not null,
  confidence real not null,
  spans text not null,
  primary key (reading, position)
) strict;

create table reference_row (
  reading integer not null references reading (id),
  position integer not null,
  caption text not null,
  section text not null,
  label text not null,
  rule text not null,
  confidence real not null,
  spans text not null,
  primary key (reading, position)
) strict;

create table reference_cell (
  reading integer not null references reading (id),
  position integer not null,
  reference_row integer not null,
  column_name text not null,
  content text not null,
  rule text not null,
  confidence real not null,
  spans text not null,
  primary key (reading, position),
  foreign key (reading, reference_row) references reference_row (reading, position)
) strict;

create table cited_document (
  reading integer not null references reading (id),
  position integer not null,
  name text not null,
  dated_on text,
  date_text text,
  body text,
  rule text not null,
  confidence real not null,
  spans text not null,
  primary key (reading, position)
) strict;

-- origin: "document" for what the byte reader found, "reading" for the rest
create table finding (
  reading integer not null references reading (id),
  position integer not null,
  severity text not null,
  code text not null,
  message text not null,
  message_english text not null,
  origin text not null,
  spans text not null,
  primary key (reading, position)
) strict;

-- Leaf pieces: every non-blank character of the text layer lies in exactly one.
create table piece (
  reading integer not null references reading (id),
  position integer not null,
  line integer not null,
  start_column integer not null,
  length integer not null,
  kind text not null,
  role text not null,
  fact text,
  primary key (reading, position)
) strict;

create index piece_by_line on piece (reading, line);

-- What people said of facts. Rows are only ever added. fact_key outlives readings: kind, section, hash of the normalised text.
create table review (
  id integer primary key,
  edition text not null,
  fact_key text not null,
  state text not null,
  field text,
  old_value text,
  new_value text,
  who text not null,
  reviewed_at text not null,
  why text
) strict;

create index review_by_fact on review (edition, fact_key, id);

-- Other transcriptions of (a part of) a reading.
create table witness (
  id integer primary key,
  reading integer not null references reading (id),
  document text not null references document (hash),
  layer integer not null references text_layer (id),
  rule_version text not null,
  facts_hash text not null,
  read_at text not null,
  unique (reading, document, facts_hash)
) strict;

-- fact: of the reading; null where only the witness has it. state: same, differs, onlyHere (only in the witness), missing (only in the reading).
create table witness_fact (
  witness integer not null references witness (id),
  position integer not null,
  fact text,
  state text not null,
  content text,
  spans text not null,
  primary key (witness, position)
) strict;
