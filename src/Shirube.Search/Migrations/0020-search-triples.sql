-- Filters of the runs of three characters (see KeyFilter): all of the index is made anew from what is searched.
delete from search_row;
delete from search_text;
delete from search_segment;
delete from search_source;
alter table search_segment add column content_triples blob not null default x'';
alter table search_segment add column heading_triples blob not null default x'';
