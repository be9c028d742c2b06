-- Runs by the content of their records. Instants are microseconds since 1970 (UTC), so that they sort
-- and fit both databases; texts are escaped where a database takes less than Unicode (StoredText).
create table understudy_run (
  id text not null primary key,
  name text not null,
  experiment text not null,
  started bigint not null,
  imported bigint not null,
  host text not null,
  version text not null,
  row_count integer not null,
  invalid_count integer not null
);
create index understudy_run_started on understudy_run (started);
create index understudy_run_name on understudy_run (name, started);

-- The record as it was written, and the files it names, deflated.
create table understudy_file (
  run_id text not null references understudy_run (id) on delete cascade,
  path text not null,
  sha256 text not null,
  size bigint not null,
  content ${bytes} not null,
  primary key (run_id, path)
);

-- What runs are found by: their subjects, devices and measures.
create table understudy_facet (
  run_id text not null references understudy_run (id) on delete cascade,
  kind text not null,
  value text not null,
  primary key (run_id, kind, value)
);

create table understudy_measurement (
  run_id text not null references understudy_run (id) on delete cascade,
  measure text not null,
  subject text not null,
  device text,
  runtime text,
  value double precision,
  unit text not null,
  n bigint not null,
  low double precision,
  high double precision,
  validity text not null
);
create index understudy_measurement_run on understudy_measurement (run_id);
create index understudy_measurement_series on understudy_measurement (measure, subject, device, runtime);

-- A name that stands for one run, which cannot be deleted as long.
create table understudy_tag (
  name text not null primary key,
  run_id text not null references understudy_run (id),
  since bigint not null
);
create index understudy_tag_run on understudy_tag (run_id);
