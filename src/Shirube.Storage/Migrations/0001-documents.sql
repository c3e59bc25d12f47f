-- Documents as received (the bytes stand under originals/) and the text lines that a byte reader made of them.
create table document (
  hash text primary key,
  file_name text not null,
  format text not null,
  byte_count integer not null,
  received_at text not null
) strict;

-- One text per byte reader; text_hash tells apart two texts that one reader name made.
create table text_layer (
  id integer primary key,
  document text not null references document (hash),
  reader text not null,
  text_hash text not null,
  page_count integer not null,
  unique (document, reader, text_hash)
) strict;

-- page and box only where the format has pages; points, origin top left.
create table text_line (
  layer integer not null references text_layer (id),
  number integer not null,
  content text not null,
  page integer,
  box_left real,
  box_top real,
  box_right real,
  box_bottom real,
  primary key (layer, number)
) strict;
