package io.cartage.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cartage.config.Home;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The examples of what is mapped, and the inputs of tests: a cart's payloads of orders in {@code mappings/samples/<cart>/},
 * the records of another flow in {@code mappings/samples/<cart>/<flow>/}.
 */
final class Samples {
    private static final String ROOM = "mappings/";

    private final Home home;
    private final Map<String, Optional<JsonNode>> read = new LinkedHashMap<>();

    Samples(Home home) {
        this.home = home;
    }

    /** Reads every sample of a cart and flow; those that are no JSON are problems. */
    void readAll(String cart, Flow flow, Problems problems) {
        String folder = ROOM + "samples/" + cart + (flow.isToCart() ? "/" + flow.word : "");
        for (String path : home.list(folder)) {
            boolean isBelow = path.indexOf('/', folder.length() + 1) > 0;
            if (path.endsWith(".json") && !isBelow) {
                read(path, Position.of(path), problems);
            }
        }
    }

    /** The payload of a test; empty, with a problem, if it can't be read. */
    Optional<JsonNode> input(String path, Position at, Problems problems) {
        return read(ROOM + path, at, problems);
    }

    private Optional<JsonNode> read(String path, Position at, Problems problems) {
        if (!read.containsKey(path)) {
            read.put(path, parse(path, at, problems));
        }
        return read.getOrDefault(path, Optional.empty());
    }

    private Optional<JsonNode> parse(String path, Position at, Problems problems) {
        Optional<byte[]> bytes = home.bytes(path);
        if (bytes.isEmpty()) {
            problems.error(at, "there is no file " + path, "Write its path below mappings/, or add the file");
            return Optional.empty();
        }
        try {
            return Optional.of(PayloadReader.read(bytes.get()));
        } catch (IOException e) {
            problems.error(at, path + " is no JSON: " + firstLine(e), "Correct it");
            return Optional.empty();
        }
    }

    private static String firstLine(IOException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /** Every payload read so far, as one list. */
    ArrayNode all() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        List<JsonNode> found = read.values().stream().flatMap(Optional::stream).toList();
        return all.addAll(found);
    }
}
