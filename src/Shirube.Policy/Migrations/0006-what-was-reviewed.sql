-- What the person had before them: the rule that made it, how sure it was, and where it stood, so that the words can be counted
-- by rule and find their fact again; is_bulk where many were accepted at once and not looked at one by one.
alter table review add column rule text;
alter table review add column rule_version text;
alter table review add column confidence real;
alter table review add column place text;
alter table review add column is_bulk integer not null default 0;
