-- What of a text decides filters, counts and ranks lies packed in its segment, and runs of four characters have their filters too:
-- the index is made anew from what is searched.
delete from search_row;
delete from search_source;
drop table search_text;
drop table search_segment;

-- A run of texts of one source that are indexed together; never changed once written.
-- The blobs: see SegmentHead.
create table search_segment (
  id integer primary key autoincrement,
  source text not null references search_source (id) on delete cascade,
  texts integer not null,
  content_starts blob not null,
  content_rows blob not null,
  content_pairs blob not null,
  content_triples blob not null,
  content_fours blob not null,
  heading_starts blob not null,
  heading_rows blob not null,
  heading_pairs blob not null,
  heading_triples blob not null,
  heading_fours blob not null,
  heading_of blob not null,
  text_ends blob not null,
  described blob not null,
  dictionary blob not null
) strict;

-- By it segments are counted without reading them.
create index search_segment_source on search_segment (source);
