package io.cartage.cart.look;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** What a shop has answered so far, by the calls' names. One thread uses it. */
final class Answers {
    private final Map<String, List<Answer>> byCall = new LinkedHashMap<>();
    private final Map<String, Refusal> refusals = new LinkedHashMap<>();

    /** One answer; the header names are compared without regard to case. */
    record Answer(JsonNode json, Map<String, String> headers, Instant asked, Instant answered) {}

    /**
     * @param kept what of the answer is kept for the call; the newest answer is kept whole
     */
    void add(String call, JsonNode kept, JsonNode json, Map<String, ?> headers, Instant asked, Instant answered) {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> anyCase.put(name, String.valueOf(value)));
        byCall.computeIfAbsent(call, name -> new ArrayList<>()).add(new Answer(kept, anyCase, asked, answered));
        byCall.put(Place.LAST, new ArrayList<>(List.of(new Answer(json, anyCase, asked, answered))));
    }

    void refuse(String call, Refusal refusal) {
        refusals.put(call, refusal);
    }

    boolean isEmpty() {
        return byCall.isEmpty();
    }

    boolean has(String call) {
        return byCall.containsKey(call);
    }

    Optional<Refusal> refusal(String call) {
        return Optional.ofNullable(refusals.get(call));
    }

    /** How often the call brought an answer. */
    int pages(String call) {
        return byCall.getOrDefault(call, List.of()).size();
    }

    Optional<Answer> first(String call) {
        return byCall.getOrDefault(call, List.of()).stream().findFirst();
    }

    /** The text, number or word at a place. */
    Optional<String> text(Optional<Place> place) {
        return place.flatMap(this::text);
    }

    Optional<String> text(Place place) {
        Optional<Answer> answer = first(place.call());
        if (place.isHeader()) {
            return answer.map(found -> found.headers().get(place.header()));
        }
        return answer.map(found -> place.in(found.json()))
                .filter(JsonNode::isValueNode)
                .filter(value -> !value.isNull())
                .map(JsonNode::asText)
                .filter(value -> !value.isBlank());
    }

    OptionalLong number(Optional<Place> place) {
        try {
            return text(place)
                    .map(text -> OptionalLong.of((long) Double.parseDouble(text)))
                    .orElse(OptionalLong.empty());
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** The elements of the list at a place, of all pages together. */
    List<JsonNode> list(Place place) {
        return byCall.getOrDefault(place.call(), List.of()).stream()
                .map(answer -> place.in(answer.json()))
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .toList();
    }

    static JsonNode nothing() {
        return MissingNode.getInstance();
    }
}
