package io.cartage.flow.bench;

import io.cartage.config.Home;
import io.cartage.mapping.Draft;
import io.cartage.table.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The drafts read last, so that the same text is read once only. Thread-safe. */
final class Drafts {
    private static final int MOST = 32;

    private final Map<Key, Draft> read = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Draft> eldest) {
            return size() > MOST;
        }
    };

    /** What a draft depends on: its text, the other files, and the tables. */
    private record Key(String path, String text, Map<String, String> files, Map<String, Table> tables) {}

    Draft of(Home home, String path, String text, Map<String, Table> tables) {
        return once(new Key(path, text, home.stamps(), tables), () -> Draft.read(home, path, text, tables));
    }

    private Draft once(Key key, Supplier<Draft> reader) {
        synchronized (read) {
            Draft known = read.get(key);
            if (known != null) {
                return known;
            }
        }
        Draft draft = reader.get();
        synchronized (read) {
            read.put(key, draft);
        }
        return draft;
    }
}
