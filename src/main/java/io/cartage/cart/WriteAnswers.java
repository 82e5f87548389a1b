package io.cartage.cart;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.cart.PushFacts.RefusalFacts;
import io.cartage.cart.WriteRefusedException.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what carts answer to writes. Thread-safe. */
public final class WriteAnswers {
    private static final int LONGEST_MESSAGE = 300;

    private WriteAnswers() {}

    /**
     * Throws if an answer that HTTP calls a success tells that the write was refused.
     *
     * @throws WriteRefusedException with every reason
     */
    public static void check(CartFacts cart, byte[] answer) {
        RefusalFacts facts = cart.push().refusal();
        if (facts.list().isEmpty() || answer.length == 0) {
            return;
        }
        List<Fault> faults = facts.list().all(CartAnswers.object(answer)).stream()
                .map(refusal -> fault(refusal, facts))
                .toList();
        if (!faults.isEmpty()) {
            throw new WriteRefusedException(faults);
        }
    }

    /** The refusal that an HTTP error stands for; empty if its status doesn't mean one. */
    public static Optional<WriteRefusedException> refusal(CartFacts cart, int status, @Nullable String body) {
        RefusalFacts facts = cart.push().refusal();
        if (!facts.statuses().contains(status)) {
            return Optional.empty();
        }
        List<Fault> faults = new ArrayList<>();
        Optional<JsonNode> json = CartAnswers.tree(body == null ? "" : body);
        json.ifPresent(node -> facts.messages().forEach(path -> words(path.all(node))
                .forEach(words -> faults.add(fault(words, OptionalInt.empty(), "", facts)))));
        if (faults.isEmpty()) {
            faults.add(new Fault(OptionalInt.empty(), List.of(), "", "HTTP " + status));
        }
        return Optional.of(new WriteRefusedException(faults));
    }

    private static Stream<String> words(List<JsonNode> nodes) {
        return nodes.stream()
                .flatMap(node -> node.isObject() ? Stream.of(node.toString()) : Stream.of(node.asText("")))
                .filter(text -> !text.isBlank() && !text.equals("{}"));
    }

    private static Fault fault(JsonNode refusal, RefusalFacts facts) {
        String words = facts.messages().stream()
                .map(path -> path.text(refusal))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(refusal.toString());
        OptionalInt entry = facts.field().all(refusal).stream()
                .map(JsonNode::asText)
                .filter(step -> step.matches("[0-9]{1,9}"))
                .mapToInt(Integer::parseInt)
                .findFirst();
        return fault(words, entry, facts.code().isEmpty() ? "" : facts.code().text(refusal), facts);
    }

    private static Fault fault(String words, OptionalInt entry, String code, RefusalFacts facts) {
        List<String> names = new ArrayList<>();
        facts.names().ifPresent(pattern -> {
            Matcher matcher = pattern.matcher(words);
            while (matcher.find()) {
                names.add(
                        Objects.requireNonNullElse(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group(), ""));
            }
        });
        String shown = words.length() > LONGEST_MESSAGE ? words.substring(0, LONGEST_MESSAGE) + "…" : words;
        return new Fault(entry, names, code, shown);
    }
}
