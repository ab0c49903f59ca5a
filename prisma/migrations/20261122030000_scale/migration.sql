-- An entry of the log is two JSON documents of some 3 kB together. Compressing them, or storing them apart, costs
-- more than writing all the rest of it: only what does not fit a page is treated so.
ALTER TABLE change SET (toast_tuple_target = 8160);
