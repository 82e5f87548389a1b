package io.cartage.store;

import io.cartage.config.Home;
import io.cartage.config.Placeholders;
import io.cartage.config.SourceFile;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.problem.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files {@code stores/*.yaml}. A file whose name begins with {@code _} is kept but not read: an example, or a store
 * that is switched off.
 */
public final class StoreFiles {
    private static final String ROOM = "stores/";
    private static final String ENDING = ".yaml";

    private StoreFiles() {}

    /** All stores whose files are without errors, in the order of their names; what is wrong is added to {@code problems}. */
    public static List<Store> load(Home home, Map<String, String> environment, Problems problems) {
        List<Store> stores = new ArrayList<>();
        for (String path : paths(home, problems)) {
            home.find(path)
                    .flatMap(file -> read(home, environment, file, problems))
                    .ifPresent(stores::add);
        }
        warnOfEqualNumbers(stores, problems);
        return List.copyOf(stores);
    }

    /** One store; empty, with the reason in {@code problems}, if there is none or its file has errors. */
    public static Optional<Store> load(Home home, String storeId, Map<String, String> environment, Problems problems) {
        List<String> ids = ids(home);
        if (ids.contains(storeId)) {
            return home.find(ROOM + storeId + ENDING).flatMap(file -> read(home, environment, file, problems));
        }
        String others = ids.isEmpty() ? "There is no store file yet" : "The stores are " + String.join(", ", ids);
        problems.error(
                Position.of(ROOM), "there is no store '" + storeId + "'", Suggestion.didYouMean(storeId, ids, others));
        return Optional.empty();
    }

    /** The names of all stores, whether or not their files are right. */
    public static List<String> ids(Home home) {
        return paths(home, new Problems()).stream().map(StoreFiles::id).toList();
    }

    private static List<String> paths(Home home, Problems problems) {
        List<String> paths = new ArrayList<>();
        for (String path : home.list("stores")) {
            String name = path.substring(ROOM.length());
            if (name.endsWith(ENDING) && !name.startsWith("_") && name.indexOf('/') < 0) {
                paths.add(path);
            } else if (name.endsWith(".yml") || (name.endsWith(ENDING) && name.indexOf('/') >= 0)) {
                problems.warning(
                        Position.of(path),
                        "this file is not read as a store",
                        "Name it stores/" + name.substring(name.lastIndexOf('/') + 1, name.lastIndexOf('.')) + ENDING);
            }
        }
        return paths;
    }

    private static Optional<Store> read(
            Home home, Map<String, String> environment, SourceFile file, Problems problems) {
        Problems own = new Problems();
        Placeholders placeholders = new Placeholders(environment, home.directory());
        Optional<Store> store = new StoreReader(home, placeholders, own).read(file, id(file.path()));
        problems.addAll(own.all());
        return store.filter(read -> !own.hasErrors());
    }

    /** Two stores of one customer feed one ERP, where equal order numbers would be mistaken for one order. */
    private static void warnOfEqualNumbers(List<Store> stores, Problems problems) {
        Map<List<String>, Store> first = new HashMap<>();
        for (Store store : stores) {
            Store other =
                    first.putIfAbsent(List.of(store.customer(), store.orders().prefix()), store);
            if (other != null && !store.customer().equals(StoreSettings.CUSTOMER.otherwise())) {
                problems.warning(
                        store.at(),
                        "orders of '" + store.id() + "' and '" + other.id()
                                + "' can get the same number: both belong to" + " '" + store.customer()
                                + "' and have the prefix '" + store.orders().prefix() + "'",
                        "Give each a 'prefix' of its own under 'orders:'");
            }
        }
    }

    private static String id(String path) {
        return path.substring(ROOM.length(), path.length() - ENDING.length());
    }
}
