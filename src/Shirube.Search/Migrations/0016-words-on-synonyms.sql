-- What people said of words that name one thing, beside what the texts tell. Rows are only ever added; the last word on a pair counts.
-- says: same (look for both), apart (do not), undone (as the texts tell it).
create table synonym_word (
  id integer primary key,
  says text not null,
  word text not null,
  other text not null,
  who text not null,
  said_at text not null,
  why text not null
) strict;
