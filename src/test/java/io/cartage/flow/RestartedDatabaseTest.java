package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** PostgreSQL is stopped and started again while runs are under way: they end with a message, or bear it; nothing is lost. */
@Tag("slow")
class RestartedDatabaseTest {
    @TempDir
    private Path data;

    private volatile EmbeddedPostgres server;
    private volatile CompletableFuture<Void> meanwhile = CompletableFuture.completedFuture(null);
    private int port;
    private final List<RunAccount> accounts = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = builder().start();
        port = server.getPort();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void losesAndDoublesNoOrder() {
        try (Workshop workshop = open("{seed: 5, orders: 120, statuses: {11: 1}, api: {quota: unlimited}}", "")) {
            for (int call = 1; call <= 4; call++) {
                restartAt(workshop, call);
                workshop.shop().orders().add(20);
                run(workshop, Flow.ORDERS);
            }
            // The pool may hold ten connections that broke just now, and each run finds one of them.
            for (int i = 0; i < 10 && !lastRunCompleted(); i++) {
                run(workshop, Flow.ORDERS);
            }

            assertThat(accounts.get(accounts.size() - 1).state())
                    .as(accounts::toString)
                    .isEqualTo(RunAccount.State.COMPLETED);
            workshop.moveTo(workshop.settings());
            workshop.assertEverythingIsStagedOnce();
            assertThatFailuresTellWhy();
        }
    }

    @Test
    void shipsNothingTwice() {
        try (Workshop workshop =
                open("{seed: 5, orders: 30, statuses: {11: 1}, api: {quota: unlimited}}", "\nshipments: {}")) {
            workshop.run();
            workshop.update(Workshop.EVERYTHING_SHIPPED);
            for (int call = 2; call <= 11; call += 3) {
                restartAt(workshop, call);
                run(workshop, Flow.SHIPMENTS);
            }
            for (int i = 0; i < 10 && !(lastRunCompleted() && isOutboxEmpty()); i++) {
                beside().sql("update cartage_outbox set next_at = created_at where state in ('waiting', 'sending')")
                        .update();
                run(workshop, Flow.SHIPMENTS);
            }

            assertThat(isOutboxEmpty()).isTrue();
            workshop.moveTo(workshop.settings());
            assertThat(workshop.shipped()).isEqualTo(workshop.confirmed()).isNotEmpty();
            assertThatFailuresTellWhy();
        }
    }

    private Workshop open(String shop, String flows) {
        return Workshop.open(
                new DatabaseSettings(server.getJdbcUrl("postgres", "postgres"), "postgres", ""),
                shop,
                "{statuses: [2, 3, 11], page: 10}" + flows);
    }

    private void run(Workshop workshop, String flow) {
        accounts.add(workshop.flows().runNow(Workshop.STORE, flow));
        meanwhile.join();
    }

    private boolean lastRunCompleted() {
        return accounts.get(accounts.size() - 1).state() == RunAccount.State.COMPLETED;
    }

    private boolean isOutboxEmpty() {
        return beside().sql("select count(*) from cartage_outbox where state in ('waiting', 'sending')")
                        .query(Long.class)
                        .single()
                == 0;
    }

    /** By a connection of its own: those of the application may be broken. */
    private JdbcClient beside() {
        return JdbcClient.create(server.getPostgresDatabase());
    }

    private void assertThatFailuresTellWhy() {
        assertThat(accounts)
                .filteredOn(account -> account.state() == RunAccount.State.FAILED)
                .extracting(RunAccount::message)
                .allSatisfy(message ->
                        assertThat(message).startsWith(Workshop.STORE + "/").contains(": "));
    }

    /** By turns between two statements of the run, and in the midst of whatever it does with the answer. */
    private void restartAt(Workshop workshop, int call) {
        workshop.shop()
                .beforeAnswer(
                        call,
                        call % 2 == 0
                                ? this::restart
                                : () -> {
                                    meanwhile = CompletableFuture.runAsync(this::restart);
                                });
    }

    private void restart() {
        try {
            server.close();
            server = builder().setPort(port).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("postgres"))
                .setCleanDataDirectory(false);
    }
}
