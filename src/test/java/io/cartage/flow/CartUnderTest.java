package io.cartage.flow;

import io.cartage.sandbox.ShopOrder;
import io.cartage.staging.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The carts that must answer the same questions: those of the product, and one made up of YAML alone. */
enum CartUnderTest {
    BIGCOMMERCE(
            List.of(Set.of("11", "9", "8", "1", "2", "3", "7", "10", "12")),
            "",
            "quota: 5, quota_window: 300ms",
            "Store-level API accounts"),
    SHOPIFY(
            List.of(Set.of("PAID", "PARTIALLY_PAID", "AUTHORIZED", "PENDING", "PARTIALLY_REFUNDED")),
            "bucket: unlimited",
            "bucket: 2000, restore: 4000",
            "Develop apps"),
    BARROW(List.of(Set.of("paid", "packed", "gone")), "", "calls: 5, window: 300ms", "Yard > Passes");

    private static final Path MADE_UP = Path.of("src/test/resources/carts");

    private final List<Set<String>> wanted;
    private final String api;
    private final String scarce;
    private final String remedy;

    /**
     * @param wanted by status field, the values that the stores of these tests want; a field not named may hold any
     * @param api what makes the simulated shop answer without waiting
     * @param scarce what makes it throttle a reader of 60 orders
     * @param remedy words of the cart's admin pages that tell what to do about a revoked token
     */
    CartUnderTest(List<Set<String>> wanted, String api, String scarce, String remedy) {
        this.wanted = wanted;
        this.api = api;
        this.scarce = scarce;
        this.remedy = remedy;
    }

    /** Every cart on every database. */
    static Stream<Arguments> onEveryDatabase() {
        return Stream.of(values())
                .flatMap(cart -> Stream.of(TestDatabase.values()).map(database -> Arguments.of(cart, database)));
    }

    /** Every cart on H2, the first on every database: for questions to whose answers the cart adds little. */
    static Stream<Arguments> mostlyOnH2() {
        return onEveryDatabase().filter(pair -> pair.get()[0] == BIGCOMMERCE || pair.get()[1] == TestDatabase.H2);
    }

    static CartUnderTest of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The folder with the cart's rooms, if it isn't the product's. */
    Optional<Path> rooms() {
        return Optional.of(MADE_UP.resolve(id()))
                .filter(folder -> folder.toFile().isDirectory());
    }

    /** The settings of a shop that answers as fast as it can. */
    String shop(String data) {
        return "{" + data + ", api: {" + api + "}}";
    }

    /** The settings of a shop with a small quota. */
    String scarceShop(String data) {
        return "{" + data + ", api: {" + scarce + "}}";
    }

    /** What a store file lists under {@code statuses:}. */
    String statuses() {
        return "["
                + String.join(
                        ", ", wanted.stream().flatMap(Set::stream).sorted().toList()) + "]";
    }

    /** One of them that is in every shop. */
    String firstStatus() {
        return switch (this) {
            case BIGCOMMERCE -> "11";
            case SHOPIFY -> "PAID";
            case BARROW -> "paid";
        };
    }

    String remedy() {
        return remedy;
    }

    /** Whether the stores of these tests want an order. */
    boolean wants(ShopOrder order) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).contains(order.statuses().get(i))) {
                return false;
            }
        }
        return !order.withdrawn();
    }
}
