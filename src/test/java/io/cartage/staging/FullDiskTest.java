package io.cartage.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** There is no room left for the archive, or for a commit: no order is to blame, and all of it comes again later. */
@OnEveryDatabase
class FullDiskTest {
    private static final Optional<Instant> POSITION = Optional.of(Instant.parse("2026-03-01T08:00:00Z"));

    @Parameter
    TestBed bed;

    private WatchedDataSource watched;
    private Desk desk;

    @BeforeEach
    void openStore() {
        watched = new WatchedDataSource(bed.database().dataSource());
        desk = new Desk(bed.database().dataSource(), new Staging(watched, Desk.CLOCK), bed.newStore());
    }

    @Test
    void takesAPageBackThatTheArchiveHasNoRoomFor() {
        watched.refuse("insert into cartage_payload", full());

        assertIsTakenBack();
    }

    @Test
    void takesAPageBackThatCannotBeCommitted() {
        watched.refuse("commit", full());

        assertIsTakenBack();
    }

    private void assertIsTakenBack() {
        List<StagingItem> page = List.of(
                bed.order("1").staged(),
                bed.order("2").quarantined("no SKU"),
                bed.order("3").staged());

        assertThatThrownBy(() -> desk.stage(page, POSITION))
                .isInstanceOf(StagingException.class)
                .hasMessageContaining("No space left on device (SQL state 53100)");
        assertThat(desk.orders("cart_order_id")).isEmpty();
        assertThat(desk.outcomes("record_id")).as("nobody is to blame").isEmpty();
        assertThat(desk.payloads()).isZero();
        assertThat(desk.cursor()).isEmpty();

        watched.reset();
        desk.stage(page, POSITION);
        assertThat(desk.orders("cart_order_id", "revision")).containsExactly("1 1", "3 1");
        assertThat(desk.outcomes("record_id", "kind")).containsExactly("1 staged", "2 quarantined", "3 staged");
        assertThat(desk.cursor()).isPresent();
    }

    private static SQLException full() {
        return new SQLException("could not extend file: No space left on device", "53100");
    }
}
