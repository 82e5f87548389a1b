package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.cart.ShippingPlan;
import io.cartage.staging.outbox.ShipmentCause;
import io.cartage.staging.stock.Obstacle;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code push_cause} may say stands in one place of the code, and docs/erp-contract.md tells all of it. */
class PushCausesTest {
    private static final Path PAGE = Path.of("docs/erp-contract.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z-]+)` \\| `(waiting|error)` \\| ([^|]+) \\| ([^|]+) \\|");

    /** A cause written out where a row is told why it can't go. */
    private static final Pattern LITERAL = Pattern.compile(
            "(?:RowMark\\.(?:error|waiting)\\(\\s*row|giveBack\\([^,\"]+|release\\([^,\"]+,[^,\"]+|refused\\(entry),\\s*\"([^\"]*)\""
                    + "|new (?:Obstacle|Misfit)\\(\\s*\"([^\"]*)\"");

    @Test
    void areToldOfShipments() throws IOException {
        Set<String> causes = constants(ShipmentCause.class);

        assertThat(told("shipment")).isEqualTo(causes);
        assertThat(causes).containsAll(constants(ShippingPlan.Misfit.class));
    }

    @Test
    void areToldOfStockLevels() throws IOException {
        assertThat(told("stock level")).isEqualTo(constants(Obstacle.class));
    }

    @Test
    void standInOnePlaceOfEachPackage() throws IOException {
        List<String> literals = new ArrayList<>();
        for (String room : List.of("cart", "flow", "staging")) {
            try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/cartage", room))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    LITERAL.matcher(Files.readString(file))
                            .results()
                            .map(found -> file.getFileName() + ": " + found.group())
                            .forEach(literals::add);
                }
            }
        }

        assertThat(literals).as("causes that are no constant").isEmpty();
    }

    private static Set<String> constants(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(PushCausesTest::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String value(Field field) {
        try {
            field.setAccessible(true);
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> told(String ofWhat) throws IOException {
        String page = Files.readString(PAGE);
        String head = "\n| `push_cause` of a " + ofWhat + " |";
        assertThat(page).contains(head);
        String table = page.substring(page.indexOf(head)).strip();
        return ROW.matcher(table.substring(0, table.indexOf("\n\n")))
                .results()
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
