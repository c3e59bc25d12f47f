-- Editions taken out of what is shown, and back in. Rows are only ever added; the last of an edition counts. state: withdrawn, back
create table withdrawal (
  id integer primary key,
  edition text not null references edition (id),
  state text not null,
  who text not null,
  said_at text not null,
  why text not null
) strict;

create index withdrawal_by_edition on withdrawal (edition, id);
