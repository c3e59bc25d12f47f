-- Names that the values of filters go by: a ministry's full name and its abbreviation, a section's title and its path. Made anew with the register and the synonyms.
create table search_name (
  field text not null,
  name text not null,
  value text not null
) strict;
delete from search_source where id = '#register';
