package io.cartage.staging.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What happened, of all sorts in one order. */
@OnEveryDatabase
class TimelineTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    /** Long before what other tests write. */
    private static final Instant LONG_AGO = Instant.parse("2020-02-03T04:05:06Z");

    @Parameter
    TestBed bed;

    private Timeline timeline;
    private String store;

    @BeforeEach
    void openStore() {
        timeline = new Timeline(bed.database());
        store = bed.newStore();
    }

    @Test
    void tellsDeedsEditsNoticesAndTheQuarantineOfAStore() {
        audit(NOON).write("joe", "stop", store + "/orders", "for the night");
        audit(NOON).write("joe", "log in", store, "");
        audit(NOON).write("joe", "stop", store + "2/orders", "another store's");
        edit(NOON.plusSeconds(1), List.of("x", store), List.of());
        edit(NOON.plusSeconds(2), List.of(store), List.of("stores/a.yaml:3:1: unknown word"));
        edit(NOON.plusSeconds(3), List.of(store + "2"), List.of());
        Notice.Cause cause = new Notice.Cause(store, Notice.Kind.ALERT, "silent", "no new order", "look", 7);
        new Notices(bed.database().dataSource(), at(NOON.plusSeconds(4))).settle(List.of(cause));
        new Notices(bed.database().dataSource(), at(NOON.plusSeconds(5))).settle(List.of());

        assertThat(timeline.page(Optional.of(store), Optional.empty(), Instant.parse("2030-01-01T00:00:00Z"), 50))
                .extracting(event -> event.kind() + " " + event.title() + " " + event.count() + " " + event.who() + " "
                        + event.detail())
                .containsExactly(
                        "NOTICE resolved alert 7  no new order",
                        "NOTICE new alert 7  no new order",
                        "EDIT not taken up 1 eve mappings/a.yaml, mappings/b.yaml: stores/a.yaml:3:1: unknown word",
                        "EDIT taken up 1 eve mappings/a.yaml, mappings/b.yaml",
                        "DEED stop 1 joe " + store + "/orders: for the night");
        assertThat(timeline.page(Optional.of(store), Optional.of(Event.Kind.EDIT), NOON.plusSeconds(2), 50))
                .hasSize(1);
    }

    @Test
    void gathersOrdersThatWentIntoQuarantineTogether() {
        var desk = bed.desk();
        desk.stage(
                bed.order(1).quarantined("s_orders.bill_name is empty"),
                bed.order(2).quarantined("s_orders.bill_name is empty"),
                bed.order(3).staged());

        assertThat(timeline.page(
                        Optional.of(desk.store()), Optional.empty(), Instant.parse("2100-01-01T00:00:00Z"), 50))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.kind()).isEqualTo(Event.Kind.QUARANTINE);
                    assertThat(event.count()).isEqualTo(2);
                });
    }

    @Test
    void turnsItsPagesWithoutGapOrRepetitionAlsoAmongWhatHappenedAtOnce() {
        for (int i = 0; i < 12; i++) {
            Instant moment = LONG_AGO.plusSeconds(i / 5);
            audit(moment).write("joe", "deed " + i, store, "");
            edit(moment, List.of(store), List.of("fault " + i));
        }

        List<String> paged = new ArrayList<>();
        Instant before = NOON;
        List<Event> page = timeline.page(Optional.of(store), Optional.empty(), before, 4);
        while (!page.isEmpty()) {
            page.forEach(event -> paged.add(event.title() + event.detail()));
            page = timeline.page(
                    Optional.of(store),
                    Optional.empty(),
                    page.get(page.size() - 1).at(),
                    4);
        }

        assertThat(paged).hasSize(24).doesNotHaveDuplicates();
        assertThat(IntStream.range(0, 12).mapToObj(i -> "deed " + i + store).toList())
                .isSubsetOf(paged);
    }

    private void edit(Instant at, List<String> stores, List<String> problems) {
        bed.database()
                .edits()
                .add(new Edit(at, "eve", List.of("mappings/a.yaml", "mappings/b.yaml"), stores, problems));
    }

    private Audit audit(Instant now) {
        return new Audit(bed.database().dataSource(), at(now));
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
