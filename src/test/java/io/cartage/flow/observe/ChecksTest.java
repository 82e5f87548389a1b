package io.cartage.flow.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.cart.Quota;
import io.cartage.flow.observe.Health.State;
import io.cartage.flow.observe.Observed.StoreFlow;
import io.cartage.flow.observe.TimedQuestion.Answer;
import io.cartage.staging.desk.Backlog.Depth;
import io.cartage.staging.desk.Backlog.Kind;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What makes a process down, and what only degrades it. */
class ChecksTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final List<StoreFlow> FLOWS =
            List.of(new StoreFlow("acme", "orders"), new StoreFlow("acme", "shipments"));

    private final List<StoreFlow> missing = new ArrayList<>();
    private final List<String> paused = new ArrayList<>();
    private final List<Depth> depths = new ArrayList<>();
    private int editProblems;
    private Optional<Duration> longestWait = Optional.empty();
    private Answer<Boolean> database = new Answer<>(Optional.of(true), "");

    private final Observed observed = new Observed() {
        @Override
        public List<StoreFlow> flows() {
            return FLOWS;
        }

        @Override
        public List<StoreFlow> unroutable() {
            return missing;
        }

        @Override
        public List<String> pausedStores() {
            return paused;
        }

        @Override
        public int editProblems() {
            return editProblems;
        }

        @Override
        public Map<String, Quota.Left> quotas() {
            return Map.of();
        }

        @Override
        public Optional<Duration> longestWait(String storeId) {
            return longestWait;
        }

        @Override
        public long droppedCalls() {
            return 0;
        }
    };
    private final Checks checks = new Checks(
            observed,
            () -> database,
            () -> new Answer<>(Optional.of(depths), ""),
            Path.of("no", "such", "folder"),
            Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void findNothingWrongWhereNothingIs() {
        assertThat(checks.all().isUp()).isTrue();
        assertThat(states()).doesNotContainValue(State.DOWN);
        assertThat(states().keySet()).containsExactlyInAnyOrder("routes", "database", "stores", "edits", "lag", "disk");
        assertThat(checks.all()
                        .json()
                        .path("checks")
                        .get(5)
                        .at("/data/free_bytes")
                        .asLong())
                .as("of the folder that the data's would be made in")
                .isPositive();
    }

    @Test
    void callAProcessDownThatCanRunNothing() {
        missing.add(FLOWS.get(0));
        assertThat(states()).containsEntry("routes", State.DEGRADED);
        assertThat(checks.live().isUp()).isTrue();

        missing.add(FLOWS.get(1));
        assertThat(states()).containsEntry("routes", State.DOWN);
        assertThat(checks.all().isUp()).isFalse();
        assertThat(checks.live().isUp()).isFalse();
        assertThat(checks.live().json().at("/checks/0/data/missing/1").asText()).isEqualTo("acme/shipments");
    }

    @Test
    void callAProcessWithoutDatabaseDownButNotInNeedOfARestart() {
        database = new Answer<>(Optional.empty(), "no answer within 3 s");

        assertThat(checks.all().isUp()).isFalse();
        assertThat(checks.all().json().at("/checks/1/data/fault").asText()).isEqualTo("no answer within 3 s");
        assertThat(checks.live().isUp()).isTrue();
    }

    @Test
    void callWhatARestartDoesNotMendDegraded() {
        paused.add("acme");
        editProblems = 2;
        depths.add(new Depth("acme", "orders", Kind.UNACKNOWLEDGED, 3, Optional.of(NOON.minusSeconds(3601))));
        assertThat(states()).containsEntry("lag", State.UP);

        longestWait = Optional.of(Duration.ofHours(1));

        assertThat(states())
                .containsEntry("stores", State.DEGRADED)
                .containsEntry("edits", State.DEGRADED)
                .containsEntry("lag", State.DEGRADED);
        assertThat(checks.all().isUp()).isTrue();
        assertThat(checks.all().json().path("degraded").asBoolean()).isTrue();
        assertThat(checks.all().json().at("/checks/4/data").toString())
                .isEqualTo("{\"late_stores\":[\"acme\"],\"oldest_seconds\":3601}");
    }

    private Map<String, State> states() {
        Map<String, State> states = new HashMap<>();
        checks.all().checks().forEach(check -> states.put(check.name(), check.state()));
        return states;
    }
}
