package io.cartage.store;

import static io.cartage.store.StoreSettings.AUTO_SYNC;
import static io.cartage.store.StoreSettings.CART;
import static io.cartage.store.StoreSettings.CONNECTION;
import static io.cartage.store.StoreSettings.CUSTOMER;
import static io.cartage.store.StoreSettings.DEFAULTS;
import static io.cartage.store.StoreSettings.SANDBOX;
import static io.cartage.store.StoreSettings.STORE;
import static io.cartage.store.StoreSettings.TIMEZONE;

import io.cartage.config.Home;
import io.cartage.config.Placeholders;
import io.cartage.config.Setting;
import io.cartage.config.SettingFields;
import io.cartage.config.SourceFile;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.problem.Suggestion;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlScalar;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads one store file. */
final class StoreReader {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final Home home;
    private final Placeholders placeholders;
    private final Problems problems;

    StoreReader(Home home, Placeholders placeholders, Problems problems) {
        this.home = home;
        this.placeholders = placeholders;
        this.problems = problems;
    }

    /** The store as far as it can be read; only good for use if no errors were added. */
    Optional<Store> read(SourceFile file, String name) {
        return Yaml.readMap(file.path(), file.text(), problems).map(map -> {
            new PlaceholderCheck(problems).check(map, CONNECTION);
            SettingFields fields = new SettingFields(map, "", StoreSettings.ALL, problems);
            Store store = store(fields, map, name);
            fields.finish();
            return store;
        });
    }

    private Store store(SettingFields fields, YamlMap map, String name) {
        String id = name(fields, name);
        String cart = cart(fields);
        String customer = customer(fields);
        Optional<YamlMap> sandbox =
                fields.section(SANDBOX).map(section -> section.raw().map());
        Map<String, ConnectionValue> connection = connection(fields, map, sandbox.isPresent());
        ZoneId timezone = fields.zone(TIMEZONE);
        OrderSettings orders = new OrderSettingsReader(problems, timezone).read(fields);
        PushSettings push = new PushSettingsReader(problems).read(fields);
        StoreNotices notices = StoreNotices.read(fields, problems);
        boolean runs = fields.word(AUTO_SYNC).equals(AUTO_SYNC.otherwise());
        return new Store(
                id,
                cart,
                customer,
                map.at(),
                connection,
                orders,
                push,
                notices,
                defaults(fields),
                timezone,
                runs,
                sandbox);
    }

    private String name(SettingFields fields, String file) {
        String name = fields.text(STORE);
        Position at = fields.scalar(STORE)
                .map(YamlScalar::at)
                .orElse(fields.raw().map().at());
        if (!NAME.matcher(file).matches()) {
            problems.error(
                    Position.of(at.file()),
                    "'" + file + "' can't be the name of a store",
                    "Rename the file: small letters, digits and hyphens, at most 40 in all");
        } else if (!name.isEmpty() && !name.equals(file)) {
            problems.error(
                    at,
                    "the store is called '" + name + "', but its file '" + file + ".yaml'",
                    "Write store: " + file + ", or rename the file");
        }
        return file;
    }

    private String cart(SettingFields fields) {
        String cart = fields.text(CART);
        TreeSet<String> carts = new TreeSet<>();
        for (String path : home.list("routes")) {
            if (path.endsWith("/cart.yaml")) {
                carts.add(path.substring("routes/".length(), path.length() - "/cart.yaml".length()));
            }
        }
        if (!cart.isEmpty() && !carts.contains(cart)) {
            fields.scalar(CART)
                    .ifPresent(scalar -> problems.error(
                            scalar.at(),
                            "there is no cart '" + cart + "'",
                            Suggestion.didYouMean(
                                    cart, carts, "The folders under routes/ are " + String.join(", ", carts))));
        }
        return cart;
    }

    /** A customer needs no folder of its own; one that looks like a slip of the pen is worth a word. */
    private String customer(SettingFields fields) {
        String customer = fields.text(CUSTOMER);
        Optional<YamlScalar> scalar = fields.scalar(CUSTOMER);
        if (scalar.isPresent() && !NAME.matcher(customer).matches()) {
            problems.error(
                    scalar.get().at(),
                    "'" + customer + "' can't be the name of a customer",
                    "Write small letters, digits and hyphens, at most 40 in all");
        }
        TreeSet<String> customers = new TreeSet<>();
        for (String path : home.list("mappings")) {
            String[] parts = path.split("/", -1);
            if (parts.length == 4 && path.endsWith(".yaml")) {
                customers.add(parts[1]); // mappings/<customer>/<cart>/<flow>.yaml
            }
        }
        if (scalar.isPresent() && !customers.contains(customer)) {
            Suggestion.closest(customer, customers)
                    .ifPresent(near -> problems.warning(
                            scalar.get().at(),
                            "there is no folder mappings/" + customer + ", so the default mapping holds",
                            "Did you mean '" + near + "'?"));
        }
        return customer;
    }

    private Map<String, ConnectionValue> connection(SettingFields fields, YamlMap map, boolean isSandbox) {
        Optional<SettingFields> section = fields.section(CONNECTION);
        if (section.isPresent() && isSandbox) {
            problems.error(
                    map.entry(SANDBOX.key()).orElseThrow().key().at(),
                    "a store has a 'connection' or a 'sandbox', not both",
                    "Delete 'sandbox' for the real shop, or 'connection' for the simulated one");
        } else if (fields.isMissing(CONNECTION) && fields.isMissing(SANDBOX)) {
            problems.error(
                    map.at(),
                    "'connection' is missing",
                    "Say how to reach the shop (cart.yaml in the cart's folder under routes/ names the keys), or write sandbox: "
                            + SANDBOX.example() + " for a simulated one");
        }
        return section.map(found -> new ConnectionReader(placeholders, problems)
                        .read(found.raw().map()))
                .orElse(Map.of());
    }

    private Map<String, String> defaults(SettingFields fields) {
        SettingFields section = fields.section(DEFAULTS)
                .orElseGet(() -> new SettingFields(
                        new YamlMap(List.of(), fields.raw().map().at()), DEFAULTS.key(), StoreSettings.ALL, problems));
        Map<String, String> defaults = new LinkedHashMap<>();
        for (Setting setting : DefaultKeys.ALL) {
            boolean flag = setting.kind() instanceof Setting.Kind.Flag;
            defaults.put(setting.key(), flag ? String.valueOf(section.flag(setting)) : section.text(setting));
        }
        section.finish();
        return defaults;
    }
}
