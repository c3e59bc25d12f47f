-- What is searched. stamp: what the texts of a source were made from; another stamp means that they must be made anew.
create table search_source (
  id text primary key,
  stamp text not null
) strict;

-- A run of texts of one source whose words are indexed together; never changed once written. starts: where each text begins among the characters, see PostingCodec.
create table search_segment (
  id integer primary key autoincrement,
  source text not null references search_source (id) on delete cascade,
  field text not null,
  first_text integer not null,
  starts blob not null
) strict;

-- id: segment * 2^32 + word (two UTF-16 characters); places: where the word stands in the segment.
create table search_posting (
  id integer primary key,
  places blob not null
) strict;

-- position: of the measure or indicator in its source, else null. belongs_to: facts of one row of a table are shown as one hit.
-- ministries and years: each between bars, e.g. |文|経|. lines: first-last pairs, e.g. 12-13,20-20.
-- weight: 0 to 1, what its place in the structure is worth. is_definition: explains a word.
create table search_text (
  id integer primary key,
  source text not null references search_source (id) on delete cascade,
  fact text not null,
  kind text not null,
  position integer,
  belongs_to text not null,
  section text not null,
  heading text not null,
  content text not null,
  ministries text not null,
  years text not null,
  has_deadline integer not null,
  restates text,
  weight real not null,
  is_definition integer not null,
  lines text not null,
  unique (source, fact)
) strict;

-- Words that name one thing, as the texts tell it: made anew with the texts. reason: what says so, e.g. an edition and a fact of it.
create table search_synonym (
  word text not null,
  same_as text not null,
  reason text not null,
  primary key (word, same_as)
) strict;
