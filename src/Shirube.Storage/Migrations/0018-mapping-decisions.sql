-- What people said of a project and a measure: does the one carry out the other? Rows are only ever added; the last on a pair counts. word: confirmed, rejected, withdrawn
-- measure is the measure's key in the edition, number is 事業番号 within year and ministry. Read and written by Shirube.Budget.
create table mapping_decision (
  id integer primary key,
  edition text not null,
  measure text not null,
  year integer not null,
  ministry text not null,
  number text not null,
  word text not null,
  who text not null,
  said_at text not null,
  why text not null
) strict;

create index mapping_decision_by_edition on mapping_decision (edition, id);
