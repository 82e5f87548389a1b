package io.cartage.flow.connect;

import io.cartage.cart.CartFacts;
import io.cartage.config.HomeEdits;
import io.cartage.flow.Flows;
import io.cartage.flow.Preparation;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.problem.ProblemsException;
import io.cartage.staging.StagingDatabase;
import io.cartage.store.StoreForm;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of stores, changed in their files with all comments kept. Thread-safe. */
public final class StoreEditing {
    private final Flows flows;
    private final StagingDatabase database;

    public StoreEditing(Flows flows, StagingDatabase database) {
        this.flows = flows;
        this.database = database;
    }

    /**
     * A store's file, opened.
     *
     * @param form empty if the file can't be read as a map at all, which {@code problems} tell
     * @param mark tells its text from any other, for {@link #save}
     */
    public record Opened(
            String path,
            String text,
            String mark,
            CartFacts cart,
            Optional<StoreForm> form,
            FieldFaults faults,
            List<Problem> problems) {
        public Opened {
            problems = List.copyOf(problems);
        }
    }

    /** How saving ended. */
    public sealed interface Saved {}

    /**
     * It is written, and is at work within seconds where a process watches the files.
     *
     * @param lines how many lines are other ones now; 0 if nothing was changed, and nothing written
     */
    public record Written(int lines) implements Saved {}

    /** Nothing is written: something would be wrong. */
    public record Refused(FieldFaults faults) implements Saved {}

    /** Nothing is written: somebody changed the file since it was opened. */
    public record Changed() implements Saved {}

    /** Opens a store's file; empty if there is none, or its cart isn't known. */
    public Optional<Opened> open(String storeId, String cartId) {
        return new HomeEdits(flows.home()).open(path(storeId)).map(opened -> {
            String path = opened.file().path();
            String text = opened.file().text();
            CartFacts cart = StoreSetup.cart(flows.home().live(), cartId);
            List<Problem> problems = problems(storeId, path, text);
            Optional<StoreForm> form = form(path, text, cart);
            FieldFaults faults = form.map(found -> FieldFaults.of(path, found, problems))
                    .orElseGet(() -> new FieldFaults(Map.of(), problems));
            return new Opened(path, text, opened.hash(), cart, form, faults, problems);
        });
    }

    /**
     * Writes settings into a store's file, if it is the one that was opened and nothing is wrong with the new one.
     *
     * @param mark of the text that was opened
     * @param values by path; one that isn't named stays
     * @param on for each section that can be left out, whether it shall be there
     */
    public Saved save(
            String storeId, CartFacts cart, String mark, Map<String, String> values, Map<String, Boolean> on) {
        HomeEdits files = new HomeEdits(flows.home());
        String path = path(storeId);
        Optional<String> read = files.open(path)
                .filter(opened -> opened.hash().equals(mark))
                .map(opened -> opened.file().text());
        if (read.isEmpty()) {
            return new Changed();
        }
        Optional<StoreForm> form = form(path, read.get(), cart);
        if (form.isEmpty()) {
            return new Refused(new FieldFaults(Map.of(), problems(storeId, path, read.get())));
        }
        String text;
        try {
            text = form.get().fill(YamlText.of(path, read.get()), values, on).text();
        } catch (ProblemsException e) {
            return new Refused(FieldFaults.of(path, form.get(), e.problems()));
        }
        List<Problem> problems =
                problems(storeId, path, text).stream().filter(Problem::isError).toList();
        if (!problems.isEmpty()) {
            return new Refused(FieldFaults.of(path, form(path, text, cart).orElse(form.get()), problems));
        }
        int lines = differing(read.get(), text);
        return lines == 0 || files.save(path, text, mark) instanceof HomeEdits.Saved.Written
                ? new Written(lines)
                : new Changed();
    }

    private static String path(String storeId) {
        return "stores/" + storeId + ".yaml";
    }

    private List<Problem> problems(String storeId, String path, String text) {
        Problems problems = new Problems();
        Preparation.readOne(
                flows.home().live().with(path, text), flows.environment(), database.tables(), storeId, problems);
        return problems.all();
    }

    private static Optional<StoreForm> form(String path, String text, CartFacts cart) {
        return Yaml.readMap(path, text, new Problems()).map(map -> StoreForm.of(map, cart.wishes()));
    }

    private static int differing(String before, String after) {
        if (before.equals(after)) {
            return 0;
        }
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        long same = now.stream().filter(old::contains).count();
        return (int) Math.max(1, Math.max(old.size(), now.size()) - same);
    }
}
