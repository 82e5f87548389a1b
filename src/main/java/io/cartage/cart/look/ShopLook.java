package io.cartage.cart.look;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One connection test under way: says what to ask next, takes the answers, and ends with a {@link ConnectionReport}. Asks
 * only what reads, a bounded number of pages, and nothing more after the credentials were refused or the time is up.
 * Getters are what routes read. One thread uses it.
 */
public final class ShopLook {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final int UNAUTHORIZED = 401;

    private final LookFacts facts;
    private final LookSubject subject;
    private final Clock clock;
    private final Instant begun;
    private final Instant deadline;
    private final int mostPages;
    private final Answers answers = new Answers();
    private final SkuAudit skus;
    private int next;
    private int page = 1;
    private String after = "";
    private Instant asked;
    private boolean ended;

    /**
     * @param mostPages how many pages of a list are read
     * @param patience after which no further call is begun
     */
    public ShopLook(LookFacts facts, LookSubject subject, int mostPages, Duration patience, Clock clock) {
        this.facts = facts;
        this.subject = subject;
        this.clock = clock;
        this.mostPages = mostPages;
        this.skus = new SkuAudit(facts.skus());
        begun = clock.instant();
        asked = begun;
        deadline = begun.plus(patience);
    }

    /** Whether another call is to be sent. */
    public boolean isMore() {
        return !ended && next < facts.calls().size() && !isLate();
    }

    /** The address of the route that sends calls. */
    public String getThrough() {
        return facts.through();
    }

    /** When the test should be over: calls aren't repeated beyond it. */
    public Instant deadline() {
        return deadline;
    }

    /** The variables of the next call, null for none. */
    public Map<String, @Nullable String> ask() {
        Map<String, @Nullable String> variables = new LinkedHashMap<>();
        call().words().forEach((name, value) -> {
            String filled = value.replace("{page}", Integer.toString(page)).replace("{after}", after);
            variables.put(name, filled.isEmpty() ? null : filled);
        });
        asked = clock.instant();
        return variables;
    }

    /** Takes the answer to what was asked. */
    public void take(byte[] body, Map<String, ?> headers) {
        LookFacts.Call call = call();
        JsonNode json = parsed(body);
        boolean audited = facts.skus()
                .list()
                .filter(list -> list.call().equals(call.name()))
                .isPresent();
        answers.add(call.name(), audited ? Answers.nothing() : json, json, headers, asked, clock.instant());
        if (audited) {
            facts.skus().list().map(list -> list.in(json)).ifPresent(skus::add);
        }
        boolean isMore = isTold(call.more(), json);
        if (isMore && page < mostPages) {
            page++;
            after = Place.at(json, call.cursor()).asText("");
        } else {
            skus.cut(audited && isMore);
            proceed();
        }
    }

    /** Takes note of a call that brought no answer. */
    public void fail(Refusal refusal) {
        answers.refuse(call().name(), refusal);
        boolean hopeless = answers.isEmpty() && !facts.scopes().isMissing(refusal);
        ended = hopeless || refusal.status() == UNAUTHORIZED;
        proceed();
    }

    /** What was found. */
    public ConnectionReport report(long calls) {
        Duration time = Duration.between(begun, clock.instant());
        return new ConnectionReport(subject.store().id(), subject.cart().name(), findings(), calls, time);
    }

    /** The shop's order statuses, in its own order; those of the cart's facts if the shop doesn't list them. */
    public List<ShopStatus> statuses() {
        return StatusCheck.statuses(facts.statuses(), subject, answers);
    }

    /** The time zone of the shop, as it tells it; empty if it didn't. */
    public Optional<String> timezone() {
        return answers.text(facts.shop().timezone());
    }

    /** How many orders it has, and since when; empty if it didn't tell. */
    public Optional<ShopHistory> history() {
        LookFacts.History history = facts.history();
        OptionalLong count = answers.number(history.count());
        Optional<Instant> oldest = answers.text(history.oldest()).flatMap(Times::parse);
        if (count.isEmpty() || oldest.isEmpty()) {
            return Optional.empty();
        }
        boolean atLeast =
                answers.text(history.atLeast()).filter(history.least()::equals).isPresent();
        return Optional.of(new ShopHistory(count.getAsLong(), atLeast, oldest.get(), asked));
    }

    private List<Finding> findings() {
        Finding credentials = CredentialCheck.look(facts, subject, answers);
        if (credentials.state() == Finding.State.FAILED) {
            return List.of(credentials);
        }
        Gaps gaps = new Gaps(facts, subject, answers);
        List<Finding> findings = new ArrayList<>(List.of(credentials));
        findings.add(ShopCheck.shop(facts, answers, gaps));
        findings.addAll(ScopeCheck.look(facts.scopes(), subject, answers));
        findings.add(ShopCheck.clock(facts, answers));
        findings.add(QuotaCheck.look(facts.quota(), answers));
        findings.add(StatusCheck.look(facts.statuses(), subject, answers, gaps));
        findings.add(HistoryCheck.look(facts, subject, answers, gaps, clock.instant()));
        findings.add(LocationCheck.look(facts.locations(), subject, answers, gaps));
        findings.add(skus.look(answers, gaps));
        findings.add(VersionCheck.look(facts.version(), subject, answers, clock.instant()));
        return findings;
    }

    private LookFacts.Call call() {
        return facts.calls().get(next);
    }

    private void proceed() {
        next++;
        page = 1;
        after = "";
    }

    private boolean isLate() {
        return clock.instant().isAfter(deadline);
    }

    private static boolean isTold(String way, JsonNode json) {
        JsonNode told = way.isEmpty() ? Answers.nothing() : Place.at(json, way);
        return told.isTextual() ? !told.asText().isEmpty() : told.asBoolean(false);
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return body.length == 0 ? Answers.nothing() : JSON.readTree(body);
        } catch (IOException e) {
            throw new UnreadableAnswerException("the shop answered something that is not JSON", e);
        }
    }
}
