package io.cartage.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The calls a shop received: all of them counted, the latest ten thousand kept. Thread-safe. */
public final class CallLog {
    private static final int KEPT = 10_000;
    private static final int KEPT_CHARACTERS = 4_000_000;
    private static final Pattern NUMBER = Pattern.compile("/\\d+(?![^/])");
    private static final Set<String> SECRET = Set.of("x-auth-token", "authorization", "x-shopify-access-token");

    private final Deque<Call> latest = new ArrayDeque<>();
    private final Map<String, Integer> byPath = new TreeMap<>();
    private final Map<String, Integer> byCall = new HashMap<>();
    private int count;
    private int begun;
    private final Deque<Sent> bodies = new ArrayDeque<>();
    private long characters;

    /** What a call wrote. */
    private record Sent(int number, String body) {}

    synchronized int begin() {
        return ++begun;
    }

    /** How many calls have come in, answered or not. */
    synchronized int begun() {
        return begun;
    }

    synchronized void add(int number, Request request, int status) {
        latest.addLast(
                new Call(number, request.method(), request.path(), request.query(), masked(request.headers()), status));
        if (latest.size() > KEPT) {
            latest.removeFirst();
        }
        keep(new Sent(number, request.body()));
        String path = NUMBER.matcher(request.path()).replaceAll("/{id}");
        byPath.merge(path, 1, Integer::sum);
        byCall.merge(request.method() + " " + path, 1, Integer::sum);
        count++;
    }

    /** What a call wrote; empty if it wrote nothing, or if too much was written since to keep it. */
    public synchronized String body(Call call) {
        return bodies.stream()
                .filter(sent -> sent.number() == call.number())
                .map(Sent::body)
                .findFirst()
                .orElse("");
    }

    private void keep(Sent sent) {
        if (!sent.body().isEmpty()) {
            bodies.addLast(sent);
            characters += sent.body().length();
        }
        while (characters > KEPT_CHARACTERS) {
            characters -= bodies.removeFirst().body().length();
        }
    }

    /** How many calls were answered, or cut. */
    public synchronized int count() {
        return count;
    }

    /** How many calls each address got; numbers within an address are shown as {@code {id}}. */
    public synchronized Map<String, Integer> countByPath() {
        return new TreeMap<>(byPath);
    }

    /**
     * How many calls of a method an address got.
     *
     * @param path with {@code {id}} for the numbers in it
     */
    public synchronized int count(String method, String path) {
        return byCall.getOrDefault(method + " " + path, 0);
    }

    /** The latest calls, oldest first. */
    public synchronized List<Call> latest() {
        return List.copyOf(latest);
    }

    public synchronized void clear() {
        latest.clear();
        bodies.clear();
        characters = 0;
        byPath.clear();
        byCall.clear();
        count = 0;
    }

    private static Map<String, String> masked(Map<String, String> headers) {
        if (headers.keySet().stream().noneMatch(SECRET::contains)) {
            return headers;
        }
        return new HashMap<>(headers)
                .entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, e -> SECRET.contains(e.getKey()) ? "***" : e.getValue()));
    }
}
