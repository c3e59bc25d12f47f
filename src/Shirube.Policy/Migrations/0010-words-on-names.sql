-- What people said of names in the register of programmes. Rows are only ever added; a row that undoes another names it.
-- names and others: lists of names as printed, the one spoken of first; of a renaming names are the former ones.
create table name_word (
  id integer primary key,
  says text not null,
  names text not null,
  others text not null,
  undoes integer,
  who text not null,
  said_at text not null,
  why text,
  rule_version text not null
) strict;
