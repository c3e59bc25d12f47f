-- Views of the data that people gave a name and a lasting address. target: path and query of the page. A removed one keeps its row: its number is never given again.
create table saved_view (
  id integer primary key,
  account integer not null references account (id),
  name text not null,
  target text not null,
  saved_at text not null,
  removed_at text
) strict;
