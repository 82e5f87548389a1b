package io.cartage.flow.connect;

import io.cartage.cart.CartFacts;
import io.cartage.cart.CartFiles;
import io.cartage.cart.Connection;
import io.cartage.cart.ConnectionKey;
import io.cartage.cart.Recognition;
import io.cartage.config.Home;
import io.cartage.config.HomeEdits;
import io.cartage.config.Redaction;
import io.cartage.config.Secret;
import io.cartage.config.SecretStore;
import io.cartage.flow.Flows;
import io.cartage.flow.Preparation;
import io.cartage.flow.PreparedStore;
import io.cartage.problem.Position;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.staging.StagingDatabase;
import io.cartage.store.ConnectionValue;
import io.cartage.store.StoreFiles;
import io.cartage.store.StoreForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Connects a store step by step: names, keys, a test, settings, and only then its file. Until that is written nothing of it is
 * on disk. Thread-safe.
 */
public final class StoreSetup {
    private static final String NAME = "[a-z0-9][a-z0-9-]{0,39}";
    private static final String SHAPE = "Write small letters, digits and hyphens, at most 40 in all";

    /** Names that pages need themselves. */
    private static final Set<String> TAKEN = Set.of("new", "cards");

    private static final int PAGES = 2;

    private final Flows flows;
    private final StagingDatabase database;
    private final ConnectionTests tests;

    public StoreSetup(Flows flows, StagingDatabase database, ConnectionTests tests) {
        this.flows = flows;
        this.database = database;
        this.tests = tests;
    }

    /** What became of a paste: what was recognised in it, or what is wrong with it. */
    public record Recognised(List<Recognition> parts, List<Problem> problems) {
        public Recognised {
            parts = List.copyOf(parts);
            problems = List.copyOf(problems);
        }
    }

    /**
     * A draft's file as it would be written.
     *
     * @param faults what is wrong with it, errors alone
     * @param warnings what should be looked at all the same
     */
    public record Checked(String path, String text, StoreForm form, FieldFaults faults, List<Problem> warnings) {
        public Checked {
            warnings = List.copyOf(warnings);
        }
    }

    /** What is wrong with a draft's names: by the field, empty if nothing is. */
    public Map<String, String> namesAtFault(StoreDraft draft) {
        Map<String, String> faults = new LinkedHashMap<>();
        Home home = flows.home().live();
        if (!CartFiles.carts(home).contains(draft.cart())) {
            faults.put("cart", "Choose the cart that the shop is on");
        }
        if (!draft.storeId().matches(NAME) || TAKEN.contains(draft.storeId())) {
            faults.put("store", "'" + draft.storeId() + "' can't be the name of a store. " + SHAPE);
        } else if (StoreFiles.ids(home).contains(draft.storeId())) {
            faults.put("store", "There is a store '" + draft.storeId() + "' already. Choose another name");
        }
        if (!draft.customer().matches(NAME)) {
            faults.put("customer", "'" + draft.customer() + "' can't be the name of a customer. " + SHAPE);
        }
        return faults;
    }

    /** The facts of a draft's cart. */
    public CartFacts cart(StoreDraft draft) {
        return cart(flows.home().live(), draft.cart());
    }

    static CartFacts cart(Home home, String id) {
        Problems problems = new Problems();
        Optional<CartFacts> cart = CartFiles.load(home, id, Position.of("routes"), problems);
        problems.throwIfErrors();
        return cart.orElseThrow();
    }

    /** Looks what a draft's keys hold. Nothing is sent anywhere. */
    public Recognised recognise(StoreDraft draft) {
        return recognise(cart(draft), draft.keys());
    }

    static Recognised recognise(CartFacts cart, Map<String, Secret> keys) {
        Problems problems = new Problems();
        Map<String, ConnectionValue> values = new LinkedHashMap<>();
        keys.forEach((name, value) -> {
            Position at = Position.of(name);
            values.put(name, new ConnectionValue(value, at, List.of()));
        });
        cart.connectionKeys().stream()
                .filter(ConnectionKey::secret)
                .flatMap(key -> Optional.ofNullable(keys.get(key.name())).stream())
                .forEach(Redaction::register);
        Optional<Connection> connection = Connection.of(cart, values, Position.of("connection"), problems);
        return new Recognised(
                connection.map(found -> Recognition.of(cart, found)).orElse(List.of()), problems.all());
    }

    /**
     * Tests a draft's keys at the shop.
     *
     * @throws io.cartage.problem.ProblemsException if the draft can't be read as a store
     */
    public ConnectionTests.Result test(StoreDraft draft) {
        CartFacts cart = cart(draft);
        String all = cart.statuses().values().stream()
                .flatMap(values -> values.values().stream())
                .collect(Collectors.joining("\n"));
        StoreDraft trial = draft.set(Map.of("orders.statuses", all), Map.of());
        Problems problems = new Problems();
        Optional<PreparedStore> store = prepare(trial, DraftFile.text(trial, cart), problems);
        problems.throwIfErrors();
        return tests.ofTrial(store.orElseThrow(), PAGES);
    }

    /** The form of a draft's settings. */
    public StoreForm form(StoreDraft draft) {
        CartFacts cart = cart(draft);
        return StoreForm.of(DraftFile.map(DraftFile.path(draft), DraftFile.text(draft, cart)), cart.wishes());
    }

    /** The file as it would be written, and what is wrong with it. */
    public Checked check(StoreDraft draft) {
        CartFacts cart = cart(draft);
        String text = DraftFile.text(draft, cart);
        Problems problems = new Problems();
        prepare(draft, text, problems);
        StoreForm form = StoreForm.of(DraftFile.map(DraftFile.path(draft), text), cart.wishes());
        List<Problem> warnings = problems.all().stream()
                .filter(problem -> !problem.isError())
                .collect(Collectors.toCollection(ArrayList::new));
        warnings.addAll(amongOthers(draft, text));
        return new Checked(
                DraftFile.path(draft),
                text,
                form,
                FieldFaults.of(
                        DraftFile.path(draft),
                        form,
                        problems.all().stream().filter(Problem::isError).toList()),
                warnings.stream().distinct().toList());
    }

    /**
     * Keeps a draft's secrets and writes its file, if nothing is wrong with it and nobody was quicker.
     *
     * @return the names under which secrets are kept; empty if nothing was written
     * @throws java.io.UncheckedIOException if the home directory can't be written
     */
    public Optional<List<String>> write(StoreDraft draft) {
        Checked checked = check(draft);
        HomeEdits files = new HomeEdits(flows.home());
        boolean isThere = files.open(DraftFile.path(draft)).isPresent();
        if (!checked.faults().isEmpty() || !draft.isConnected() || isThere) {
            return Optional.empty();
        }
        SecretStore secrets = SecretStore.at(flows.home().directory());
        Map<String, Secret> kept = DraftFile.secrets(draft, cart(draft));
        kept.forEach(secrets::keep);
        return files.save(DraftFile.path(draft), checked.text(), "") instanceof HomeEdits.Saved.Written
                ? Optional.of(List.copyOf(kept.keySet()))
                : Optional.empty();
    }

    /** The environment variables that would win over a draft's secrets. */
    public List<String> overruled(StoreDraft draft) {
        return DraftFile.secrets(draft, cart(draft)).keySet().stream()
                .filter(flows.environment()::containsKey)
                .toList();
    }

    private Optional<PreparedStore> prepare(StoreDraft draft, String text, Problems problems) {
        return Preparation.readOne(
                flows.home().live().with(DraftFile.path(draft), text),
                environment(draft),
                database.tables(),
                draft.storeId(),
                problems);
    }

    /** What shows only beside the other stores, such as numbers that could be mistaken. */
    private List<Problem> amongOthers(StoreDraft draft, String text) {
        Problems problems = new Problems();
        StoreFiles.load(flows.home().live().with(DraftFile.path(draft), text), environment(draft), problems);
        return problems.all().stream()
                .filter(problem -> !problem.isError() && problem.fault().contains("'" + draft.storeId() + "'"))
                .toList();
    }

    private Map<String, String> environment(StoreDraft draft) {
        Map<String, String> environment = new HashMap<>(flows.environment());
        DraftFile.secrets(draft, cart(draft)).forEach((name, value) -> environment.put(name, value.reveal()));
        return environment;
    }
}
