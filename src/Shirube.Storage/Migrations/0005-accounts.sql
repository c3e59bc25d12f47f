-- People who may review. Passwords stand only as salted hashes; stamp changes with the password, so that older sign-ins end.
-- A removed account keeps its row: its name stands under reviews and is never given to another person.
create table account (
  id integer primary key,
  name text not null,
  name_key text not null unique,
  password_hash text not null,
  stamp text not null,
  added_at text not null,
  removed_at text
) strict;
