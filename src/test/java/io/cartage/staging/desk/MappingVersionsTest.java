package io.cartage.staging.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** The mappings that were ever live. */
@OnEveryDatabase
class MappingVersionsTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    @Parameter
    TestBed bed;

    private String path;

    @BeforeEach
    void nameAMapping() {
        path = "mappings/" + bed.newStore() + "/fruit/orders.yaml";
    }

    @Test
    void tellTheLastToGoLiveFirst() {
        goLive(0, "a1", "jane");
        goLive(60, "b2", "joe");
        goLive(120, "a1", "somebody else");

        assertThat(at(0).of(path))
                .containsExactly(
                        new MappingVersion(
                                "a1", path, NOON, NOON.plusSeconds(120), Optional.of(NOON.minusSeconds(10)), "jane"),
                        new MappingVersion(
                                "b2",
                                path,
                                NOON.plusSeconds(60),
                                NOON.plusSeconds(60),
                                Optional.of(NOON.plusSeconds(50)),
                                "joe"));
    }

    @Test
    void areFoundByTheBeginningOfTheirVersion() {
        String version = path.replaceAll("[^0-9]", "") + "c3";
        goLive(0, version, "jane");
        at(60).goLive(version, path + ".bak", "other: text", Optional.empty(), "");

        assertThat(at(0).find(version.substring(0, version.length() - 1)))
                .singleElement()
                .satisfies(kept -> assertThat(kept.version().path()).isEqualTo(path + ".bak"))
                .satisfies(kept -> assertThat(kept.version().savedAt()).isEmpty())
                .satisfies(kept -> assertThat(kept.text()).isEqualTo("other: text"));
        assertThat(at(0).find("%")).isEmpty();
        assertThat(at(0).find("")).isNotEmpty();
    }

    private void goLive(long second, String version, String author) {
        at(second)
                .goLive(
                        version,
                        path,
                        "text of " + version,
                        Optional.of(NOON.plusSeconds(second).minusSeconds(10)),
                        author);
    }

    private MappingVersions at(long second) {
        return new MappingVersions(bed.database().dataSource(), Clock.fixed(NOON.plusSeconds(second), ZoneOffset.UTC));
    }
}
