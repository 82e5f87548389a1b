package io.cartage.flow.connect;

import io.cartage.cart.CartFacts;
import io.cartage.cart.ConnectionKey;
import io.cartage.config.HomeEdits;
import io.cartage.config.Placeholders;
import io.cartage.config.Secret;
import io.cartage.config.SecretStore;
import io.cartage.flow.Flows;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.staging.desk.Audit;
import io.cartage.staging.desk.Deed;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlScalar;
import io.cartage.yaml.YamlText;
import io.cartage.yaml.YamlValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a store's keys come from, and others in their place. Never tells a secret. Thread-safe. */
public final class Credentials {
    /** What the audit log calls it. */
    public static final String ACTION = "set secret";

    /** Deeds of stores whose names begin with this one's, among which its own is looked for. */
    private static final int LIKE_NAMED = 50;

    private static final Pattern WHOLE = Pattern.compile("\\$\\{(env|file|secret):([^}]*)}");

    private final Flows flows;
    private final Audit audit;

    public Credentials(Flows flows, Audit audit) {
        this.flows = flows;
        this.audit = audit;
    }

    /** Where a key's value comes from. */
    public enum Origin {
        ENVIRONMENT,
        KEPT,
        FILE,
        PLAIN,
        MISSING
    }

    /**
     * One key.
     *
     * @param source the variable's, secret's or file's name; the value itself where it stands in the file and is no secret
     * @param setAt when a secret that is kept here was set
     * @param setBy who set it, as far as the audit log tells
     */
    public record Key(
            ConnectionKey key, Origin origin, String source, Optional<Instant> setAt, Optional<String> setBy) {}

    /** What became of new keys: what is wrong with them, or nothing, and then they hold. */
    public record Replaced(List<String> names, List<Problem> problems, boolean conflict) {
        public Replaced {
            names = List.copyOf(names);
            problems = List.copyOf(problems);
        }

        public boolean isDone() {
            return problems.isEmpty() && !conflict;
        }
    }

    /** The name under which a store's secret is kept; also that of the variable that wins over it. */
    public static String secretName(String storeId, String key) {
        String name = "STORE_" + storeId + "_" + key;
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
    }

    /** What a store file says of its keys; nothing of a simulated shop's. */
    public List<Key> of(String storeId, CartFacts cart) {
        Optional<YamlMap> connection = connection(storeId);
        return connection.isEmpty()
                ? List.of()
                : cart.connectionKeys().stream()
                        .map(key -> told(storeId, key, connection.get()))
                        .toList();
    }

    private Key told(String storeId, ConnectionKey key, YamlMap connection) {
        String written = connection
                .get(key.name())
                .filter(YamlScalar.class::isInstance)
                .map(node -> ((YamlScalar) node).text().strip())
                .orElse("");
        Matcher placeholder = WHOLE.matcher(written);
        if (written.isEmpty()) {
            return new Key(key, Origin.MISSING, "", Optional.empty(), Optional.empty());
        }
        if (!placeholder.matches()) {
            boolean hidden = key.secret() || Secret.looksLikeOne(written);
            return new Key(key, Origin.PLAIN, hidden ? "" : written, Optional.empty(), Optional.empty());
        }
        String name = placeholder.group(2);
        boolean fromVariable = placeholder.group(1).equals("env")
                || (placeholder.group(1).equals("secret") && flows.environment().containsKey(name));
        if (fromVariable) {
            return new Key(key, Origin.ENVIRONMENT, name, Optional.empty(), Optional.empty());
        }
        if (placeholder.group(1).equals("file")) {
            return new Key(key, Origin.FILE, name, Optional.empty(), Optional.empty());
        }
        Optional<Instant> at = SecretStore.at(flows.home().directory()).setAt(name);
        return new Key(key, at.isPresent() ? Origin.KEPT : Origin.MISSING, name, at, setBy(storeId + "/" + key.name()));
    }

    private Optional<String> setBy(String subject) {
        Audit.Question question = new Audit.Question(
                OptionalLong.empty(), Optional.of(ACTION), Optional.empty(), Optional.empty(), subject);
        return audit.page(question, Long.MAX_VALUE, LIKE_NAMED).stream()
                .filter(deed -> deed.subject().equals(subject))
                .map(Deed::who)
                .findFirst();
    }

    /** Whether new keys can be used together with those that stay. Nothing is sent anywhere. */
    public StoreSetup.Recognised recognise(String storeId, CartFacts cart, Map<String, Secret> given) {
        Map<String, Secret> all = new LinkedHashMap<>();
        connection(storeId).ifPresent(map -> map.entries().forEach(entry -> resolved(entry)
                .ifPresent(value -> all.put(entry.key().text(), value))));
        all.putAll(given);
        return StoreSetup.recognise(cart, all);
    }

    private Optional<Secret> resolved(YamlMap.Entry entry) {
        Placeholders placeholders =
                new Placeholders(flows.environment(), flows.home().directory());
        return entry.value() instanceof YamlScalar scalar
                ? placeholders.resolve(scalar, new Problems()).map(found -> found.value())
                : Optional.empty();
    }

    /**
     * Puts new keys in the place of those of a store: secrets into the secret store, the others into its file. A process that
     * watches the files goes on by them within seconds.
     */
    public Replaced replace(String storeId, CartFacts cart, Map<String, Secret> given) {
        List<Problem> problems = recognise(storeId, cart, given).problems();
        HomeEdits files = new HomeEdits(flows.home());
        Optional<HomeEdits.Opened> read = files.open(path(storeId));
        if (!problems.isEmpty() || read.isEmpty()) {
            return new Replaced(List.of(), problems, read.isEmpty());
        }
        YamlText text = YamlText.of(path(storeId), read.get().file().text());
        Map<String, Secret> secrets = new LinkedHashMap<>();
        for (ConnectionKey key : cart.connectionKeys()) {
            Secret value = given.get(key.name());
            if (value != null) {
                text = text.set(
                        List.of("connection", key.name()), YamlValue.text(DraftFile.written(storeId, key, value)));
                if (key.secret()) {
                    secrets.put(secretName(storeId, key.name()), value);
                }
            }
        }
        secrets.forEach(SecretStore.at(flows.home().directory())::keep);
        boolean written = text.text().equals(read.get().file().text())
                || files.save(path(storeId), text.text(), read.get().hash()) instanceof HomeEdits.Saved.Written;
        return new Replaced(List.copyOf(secrets.keySet()), List.of(), !written);
    }

    private static String path(String storeId) {
        return "stores/" + storeId + ".yaml";
    }

    private Optional<YamlMap> connection(String storeId) {
        return flows.home()
                .live()
                .find(path(storeId))
                .flatMap(file -> Yaml.readMap(file.path(), file.text(), new Problems()))
                .flatMap(map -> map.get("connection"))
                .filter(YamlMap.class::isInstance)
                .map(YamlMap.class::cast);
    }
}
