-- The index is kept in full rows, the texts compressed: all of it is made anew from the editions.
drop table search_text;
drop table search_posting;
drop table search_segment;
delete from search_source;

-- A run of texts of one source that are indexed together (ids of search_text from first_text to end_text - 1); never changed once written.
-- The blobs: see SegmentHead.
create table search_segment (
  id integer primary key autoincrement,
  source text not null references search_source (id) on delete cascade,
  first_text integer not null,
  end_text integer not null,
  content_starts blob not null,
  content_rows blob not null,
  content_words blob not null,
  heading_starts blob not null,
  heading_rows blob not null,
  heading_words blob not null,
  heading_of blob not null,
  text_ends blob not null,
  dictionary blob not null
) strict;

-- id: made of segment, kind and number, see RowId; bytes: where words stand (see WordRow), or packed texts cut into rows of equal length (see PackedTexts).
create table search_row (
  id integer primary key,
  bytes blob not null
) strict;

-- What of a text decides filters, counts and ranks; the rest of it is packed.
-- position: of the measure or indicator in its source, else null. belongs_to: facts of one row of a table are shown as one hit.
-- ministries and years: each between bars, e.g. |文|経|.
-- weight: 0 to 1, what its place in the structure is worth. is_definition: explains a word.
create table search_text (
  id integer primary key,
  kind text not null,
  position integer,
  belongs_to text not null,
  section text not null,
  ministries text not null,
  years text not null,
  has_deadline integer not null,
  restates text,
  weight real not null,
  is_definition integer not null
) strict;
