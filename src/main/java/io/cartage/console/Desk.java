package io.cartage.console;

import io.cartage.flow.Overview;
import io.cartage.staging.desk.Audit;
import io.cartage.staging.desk.Users;
import java.time.Clock;

/** The services that pages ask; each is used by commands as well. */
record Desk(Users users, Audit audit, Overview overview, Clock clock) {}
