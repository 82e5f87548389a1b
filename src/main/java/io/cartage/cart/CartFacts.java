package io.cartage.cart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code routes/<cart>/cart.yaml} tells of a cart.
 *
 * @param id the folder's name, such as {@code bigcommerce}
 * @param name as people write it
 * @param errors empty for a cart that tells every error by an HTTP status
 * @param refusals what to do when the cart refuses a call, in the words of its admin pages: by HTTP status, or
 *     {@code denied} for an answer that denies access
 * @param statuses the fields of an order that tell a status, each with its values and their names, in the cart's order
 * @param cancelled values of statuses that withdraw an order
 * @param refunded values of statuses that tell a refund
 * @param push what is known of writing to the cart
 */
public record CartFacts(
        String id,
        String name,
        ConnectionFacts connection,
        ApiFacts api,
        QuotaFacts quota,
        RetryFacts retry,
        Optional<AnswerErrors> errors,
        Map<String, String> refusals,
        Map<FieldPath, Map<String, String>> statuses,
        Set<String> cancelled,
        Set<String> refunded,
        OrderFacts orders,
        PushFacts push) {

    public CartFacts {
        refusals = Map.copyOf(refusals);
        cancelled = Set.copyOf(cancelled);
        refunded = Set.copyOf(refunded);
    }

    /** What a store file takes under {@code connection}, in the order in which the cart tells it. */
    public List<ConnectionKey> connectionKeys() {
        return connection.keys().stream()
                .map(key -> new ConnectionKey(key.name(), key.description(), key.example(), key.secret()))
                .toList();
    }

    /** What to do in the cart's admin pages to get these, step by step; perhaps nothing is told. */
    public List<String> setup() {
        return connection.setup();
    }

    /** What an order can get besides, when it is staged or imported: the words of the store file with their meanings. */
    public Map<String, String> wishes() {
        return push.statuses().map(PushFacts.StatusFacts::wishes).orElse(Map.of());
    }

    /** The one of {@link #wishes} that takes a status; empty if none does. */
    public String statusWish() {
        return push.statuses().map(PushFacts.StatusFacts::status).orElse("");
    }

    /** An order's statuses as people know them, such as {@code Paid, Unfulfilled}. */
    public String statusOf(JsonNode order) {
        return statuses.keySet().stream()
                .map(field -> statusName(field, field.text(order)))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** Whether one of an order's statuses has this value. */
    public boolean hasStatus(JsonNode order, String value) {
        return statuses.keySet().stream().anyMatch(field -> field.text(order).equals(value));
    }

    /** The names of those of an order's statuses that have none of these values. */
    public Set<String> statusesBesides(JsonNode order, Collection<String> values) {
        return statuses.keySet().stream()
                .filter(field -> !values.contains(field.text(order)))
                .map(field -> statusName(field, field.text(order)))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The name of a status, or its value if the cart has added one since. */
    String statusName(FieldPath field, String value) {
        return statuses.getOrDefault(field, Map.of()).getOrDefault(value, value);
    }

    /** The names of the statuses that withdraw an order. */
    public Set<String> cancelledNames() {
        return statuses.values().stream()
                .flatMap(values -> values.entrySet().stream())
                .filter(status -> cancelled.contains(status.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    /** The values and names that a store file may list, for messages. */
    List<String> statusWords() {
        List<String> words = new ArrayList<>();
        statuses.values().forEach(values -> values.forEach((value, name) -> words.add(name + " (" + value + ")")));
        return words;
    }

    /** The percentage of a shop's quota that reading leaves to others, unless told otherwise. */
    public int keepPercent() {
        return quota.keepPercent();
    }

    /**
     * What an answer tells besides its data, for {@link Quota#learn} and {@link #checkAnswer}. Nothing is read of the
     * answers of a cart that tells such things by headers.
     */
    public ObjectNode besidesData(byte[] answer) {
        Set<String> names = new HashSet<>(quota.members());
        errors.ifPresent(facts -> names.addAll(facts.members()));
        return names.isEmpty() ? JsonNodeFactory.instance.objectNode() : CartAnswers.members(answer, names);
    }

    /** Throws {@link AnswerErrorException} if the answer holds errors. */
    public void checkAnswer(ObjectNode besidesData) {
        errors.ifPresent(facts -> facts.check(besidesData));
    }

    /** How long the cart may still be at a call after it was cut: the first pause after a failure. */
    public Duration underWay() {
        return retry.unavailable().first();
    }
}
