-- An entry takes about 3 kB. PostgreSQL would compress what is beyond 2 kB, which takes as long as making the entry.
ALTER TABLE change SET (toast_tuple_target = 8160);
