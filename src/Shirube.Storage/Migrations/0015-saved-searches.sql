-- Searches that a person keeps. query: the query of the address, with its question mark.
create table saved_search (
  id integer primary key,
  account integer not null references account (id),
  name text not null,
  query text not null,
  saved_at text not null
) strict;

create index saved_search_account on saved_search (account);
