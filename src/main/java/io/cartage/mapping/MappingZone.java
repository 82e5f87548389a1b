package io.cartage.mapping;

import io.cartage.problem.Problems;
import io.cartage.problem.Suggestion;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlScalar;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time zone of dates that name none.
 *
 * @param own the mapping's; null if it leaves it to the store
 */
record MappingZone(@Nullable ZoneId own) {

    /** The zone that {@code settings} tell; a name that is none is a problem. */
    static MappingZone read(Optional<YamlMap> settings, Problems problems) {
        Optional<YamlScalar> name = settings.flatMap(map -> map.get("timezone"))
                .filter(node -> node instanceof YamlScalar scalar && !scalar.isAbsent())
                .map(YamlScalar.class::cast);
        try {
            return new MappingZone(name.map(zone -> ZoneId.of(zone.text())).orElse(null));
        } catch (DateTimeException e) {
            YamlScalar wrong = name.orElseThrow();
            problems.error(
                    wrong.at(),
                    "'" + wrong.text() + "' is no time zone",
                    Suggestion.didYouMean(
                            wrong.text(), ZoneId.getAvailableZoneIds(), "Write one like America/Chicago"));
            return new MappingZone(null);
        }
    }

    ZoneId of(StoreContext store) {
        if (own != null) {
            return own;
        }
        String name = store.values().get("timezone");
        try {
            return name == null || name.isBlank() ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC; // the store's file has been refused for it long before
        }
    }
}
