-- On SQLite `bulk` is a second file; here it is a schema.
create schema bulk;
