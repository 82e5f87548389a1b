package io.cartage.console.view;

import io.cartage.staging.Cause;
import io.cartage.staging.desk.OrderMark;
import io.cartage.staging.desk.OrderQuestion;
import io.cartage.staging.desk.OrderQuestion.Became;
import io.cartage.staging.desk.OrderQuestion.Erp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The filters of the page of orders as its address holds them, each a text; empty for any. What no filter has is as good as
 * empty.
 *
 * @param q what is searched for
 * @param outcome {@code staged}, {@code quarantined}, {@code filtered} or {@code dropped}
 * @param erp an import status
 * @param cause the code of a cause
 * @param from the first day, in UTC
 * @param until the last day
 * @param at a place in the list
 */
public record OrderFilter(
        String q, String store, String outcome, String erp, String cause, String from, String until, String at) {
    private static final List<String> NAMES = List.of("q", "store", "outcome", "erp", "cause", "from", "until", "at");

    /** Reads what an address or a form says. */
    public static OrderFilter of(Map<String, String> said) {
        List<String> values = new ArrayList<>();
        NAMES.forEach(name -> values.add(said.getOrDefault(name, "").strip()));
        return new OrderFilter(
                cut(values.get(0)),
                values.get(1),
                one(Became.values(), values.get(2)),
                one(Erp.values(), values.get(3)),
                values.get(4),
                day(values.get(5)).map(LocalDate::toString).orElse(""),
                day(values.get(6)).map(LocalDate::toString).orElse(""),
                values.get(7));
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(200, text.length()));
    }

    private static String one(Enum<?>[] known, String text) {
        return Arrays.stream(known)
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .filter(text::equals)
                .findFirst()
                .orElse("");
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * What the filters ask for.
     *
     * @param causes among which the code is looked up
     */
    public OrderQuestion question(List<Cause> causes) {
        return new OrderQuestion(
                q,
                Optional.of(store).filter(text -> !text.isEmpty()),
                Optional.of(outcome)
                        .filter(text -> !text.isEmpty())
                        .map(text -> Became.valueOf(text.toUpperCase(Locale.ROOT))),
                Optional.of(erp)
                        .filter(text -> !text.isEmpty())
                        .map(text -> Erp.valueOf(text.toUpperCase(Locale.ROOT))),
                Optional.of(cause).filter(text -> !text.isEmpty()).map(code -> causes.stream()
                        .filter(one -> one.code().equals(code))
                        .map(Cause::text)
                        .findFirst()
                        .orElse("?" + code)),
                day(from).map(OrderFilter::begin),
                day(until).map(last -> begin(last.plusDays(1))));
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    public Optional<OrderMark> mark() {
        return OrderMark.of(at);
    }

    /** Whether anything is left out by it. */
    public boolean isSet() {
        return !(q + store + outcome + erp + cause + from + until).isEmpty();
    }

    /** The address of the list with another outcome, from its first page. */
    public String withOutcome(String other) {
        return address(Map.of("outcome", other, "at", "", "cause", other.equals("quarantined") ? cause : ""));
    }

    /** The address of another page of the list. */
    public String withMark(Optional<OrderMark> mark) {
        return address(Map.of("at", mark.map(OrderMark::text).orElse("")));
    }

    /** The address of the list as it is. */
    public String address() {
        return address(Map.of());
    }

    private String address(Map<String, String> changed) {
        Map<String, String> all = new LinkedHashMap<>();
        List<String> values = List.of(q, store, outcome, erp, cause, from, until, at);
        for (int i = 0; i < values.size(); i++) {
            all.put(NAMES.get(i), values.get(i));
        }
        all.putAll(changed);
        return new Link("/orders", all).toString();
    }
}
