package io.cartage.cart.look;

import io.cartage.cart.CartFacts;
import io.cartage.cart.CartFiles;
import io.cartage.config.Home;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.store.Store;
import io.cartage.store.StoreFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A connection test whose answers are written down: by the call's name, page by page. The clock stands still. */
final class Interview {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final String cart;
    private final Map<String, List<String>> answers = new HashMap<>();
    private final Map<String, Refusal> refusals = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private final List<Map<String, String>> asked = new ArrayList<>();
    private List<String> warehouses = List.of();
    private String orders = "statuses: [Awaiting Fulfillment]";
    private String more = "";
    private Instant now = NOW;
    private int pages = 20;

    Interview(String cart) {
        this.cart = cart;
    }

    Interview answer(String call, String... json) {
        answers.put(call, List.of(json));
        return this;
    }

    Interview refuse(String call, int status) {
        return refuse(call, new Refusal(status, false, "", new IOException("refused")));
    }

    Interview refuse(String call, Refusal refusal) {
        refusals.put(call, refusal);
        return this;
    }

    Interview header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Interview warehouses(String... names) {
        warehouses = List.of(names);
        return this;
    }

    Interview orders(String yaml) {
        orders = yaml;
        return this;
    }

    /** A further section of the store's file. */
    Interview section(String yaml) {
        more = yaml;
        return this;
    }

    Interview at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    Interview pages(int most) {
        pages = most;
        return this;
    }

    /** The variables of each call that was sent. */
    List<Map<String, String>> asked() {
        return asked;
    }

    ConnectionReport hold() {
        Home home = Home.at(Path.of(""));
        Problems problems = new Problems();
        CartFacts facts =
                CartFiles.load(home, cart, Position.of("test"), problems).orElseThrow();
        LookFacts look = LookFiles.load(home, cart, problems).orElseThrow();
        LookSubject subject = new LookSubject(store(problems), facts, Set.of("orders"), warehouses, "there are none");
        problems.throwIfErrors();
        ShopLook test = new ShopLook(look, subject, pages, Duration.ofMinutes(1), Clock.fixed(now, ZoneOffset.UTC));
        Map<String, Integer> served = new HashMap<>();
        List<LookFacts.Call> calls = new ArrayList<>(look.calls());
        int next = 0;
        while (test.isMore()) {
            Map<String, String> words = new HashMap<>(test.ask());
            asked.add(words);
            String call = calls.get(next).name();
            int page = served.merge(call, 1, Integer::sum) - 1;
            List<String> pagesOfIt = answers.getOrDefault(call, List.of("{}"));
            if (refusals.containsKey(call)) {
                test.fail(refusals.get(call));
            } else {
                test.take(pagesOfIt.get(page).getBytes(StandardCharsets.UTF_8), headers);
            }
            next += page + 1 < Math.min(pagesOfIt.size(), pages) ? 0 : 1;
        }
        return test.report(asked.size());
    }

    /** The only finding of a subject. */
    static Finding about(String subject, ConnectionReport report) {
        List<Finding> found = report.findings().stream()
                .filter(finding -> finding.subject().equals(subject))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " findings about " + subject + " in " + report);
        }
        return found.get(0);
    }

    private Store store(Problems problems) {
        try {
            Path home = Files.createTempDirectory("cartage-look");
            Files.createDirectories(home.resolve("stores"));
            Files.writeString(
                    home.resolve("stores/acme.yaml"),
                    """
                    store: acme
                    cart: %s
                    customer: default
                    sandbox: {seed: 1}
                    orders: {%s}
                    %s
                    """
                            .formatted(cart, orders, more));
            Store store =
                    StoreFiles.load(Home.at(home), "acme", Map.of(), problems).orElseThrow();
            Files.delete(home.resolve("stores/acme.yaml"));
            return store;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
