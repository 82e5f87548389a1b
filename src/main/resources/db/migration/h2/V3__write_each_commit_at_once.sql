-- Whoever opens the database and with whatever settings: a commit is in the file when it returns.
set write_delay 0;
