package io.cartage.sandbox.barrow;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cartage.sandbox.Answer;
import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.sandbox.OrderBook;
import io.cartage.sandbox.Request;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.Storefront;
import io.cartage.sandbox.Striking;
import io.cartage.yaml.YamlFields;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One Barrow shop. Lists go on after a mark, which is Base64 and so has to be encoded in an address; a used-up quota is
 * told by {@code Retry-After} alone.
 */
final class BarrowShop implements Storefront {
    private static final int LARGEST_PAGE = 30;

    private final String key;
    private final String name;
    private final BarrowOrders orders;
    private final Quota quota;
    private int calls;
    private long windowEndsMillis;

    /** So many calls in a window; any number if 0. */
    record Quota(int calls, Duration window) {
        static Quota read(YamlFields api) {
            return new Quota(
                    api.integer("calls", 0, 1000, 0),
                    api.duration("window", Duration.ofMillis(1), Duration.ofMinutes(1))
                            .orElse(Duration.ofSeconds(1)));
        }
    }

    /** Where a list goes on: behind the order of this time and number. */
    private record Mark(long second, int index) {
        private static final int BYTES = 12;

        String text() {
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(BYTES)
                            .putLong(~second)
                            .putInt(index)
                            .array());
        }

        static Mark of(String text) {
            if (text.isEmpty()) {
                return new Mark(Long.MIN_VALUE, -1);
            }
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
            return new Mark(~bytes.getLong(), bytes.getInt());
        }
    }

    BarrowShop(String name, SandboxSettings settings) {
        this.name = name;
        key = "barrow-" + name;
        quota = settings.api(Quota::read);
        orders = new BarrowOrders(settings.data(), settings.clock());
    }

    @Override
    public Map<String, String> connection(int port) {
        Map<String, String> connection = new LinkedHashMap<>();
        connection.put("yard", "http://127.0.0.1:" + port + "/barrow/" + name);
        connection.put("pass", key);
        return connection;
    }

    @Override
    public OrderBook orders() {
        return orders;
    }

    @Override
    public Reply answer(Request request, Striking striking) {
        Answer answer = struck(striking).orElseGet(() -> answer(request, striking.has(Kind.IGNORE_DATES)));
        return new Reply(answer, answer.status() == 200 && request.path().equals("/orders"));
    }

    private static Optional<Answer> struck(Striking striking) {
        if (striking.has(Kind.THROTTLE)) {
            return Optional.of(busy(1));
        }
        Optional<Fault> error = striking.first(Kind.ERROR);
        if (error.isPresent()) {
            return Optional.of(error.get().answer(() -> Answer.empty(error.get().status())));
        }
        Map<Kind, Integer> statuses =
                Map.of(Kind.BLOCK, 429, Kind.INTERNAL_ERROR, 500, Kind.DENIED, 403, Kind.REVOKE, 401);
        return striking.faults().stream()
                .filter(fault -> statuses.containsKey(fault.kind()))
                .findFirst()
                .map(fault -> Answer.empty(statuses.getOrDefault(fault.kind(), 500)));
    }

    private Answer answer(Request request, boolean ignoreDates) {
        long wait = take();
        if (wait > 0) {
            return busy(wait);
        }
        if (!request.header("Barrow-Pass").orElse("").equals(key)) {
            return Answer.empty(401);
        }
        if (request.path().equals("/orders")) {
            return list(request.parameters(), ignoreDates);
        }
        return orders.find(request.path().substring(request.path().lastIndexOf('/') + 1))
                .map(order -> Answer.json(200, json -> {
                    json.writeStartObject();
                    json.writeFieldName("result");
                    order.write(json);
                    json.writeEndObject();
                }))
                .orElseGet(() -> Answer.empty(404));
    }

    private static Answer busy(long seconds) {
        return Answer.empty(429).with(Map.of("Retry-After", Long.toString(seconds)));
    }

    /** The seconds to wait; 0 if the call may pass. */
    private synchronized long take() {
        long now = System.nanoTime() / 1_000_000;
        if (windowEndsMillis == 0 || now >= windowEndsMillis) {
            calls = 0;
            windowEndsMillis = now + quota.window().toMillis();
        }
        boolean passes = quota.calls() == 0 || ++calls <= quota.calls();
        return passes ? 0 : (windowEndsMillis - now + 999) / 1000;
    }

    private Answer list(Map<String, String> asked, boolean ignoreDates) {
        boolean byPlaced = asked.getOrDefault("by", "touched").equals("placed");
        long from = ignoreDates ? 0 : second(asked.getOrDefault("from", "1970-01-01T00:00:00Z"));
        long to = second(asked.getOrDefault("to", "9999-12-31T00:00:00Z"));
        int size = Math.min(Integer.parseInt(asked.getOrDefault("size", "10")), LARGEST_PAGE);
        Mark mark = Mark.of(asked.getOrDefault("mark", ""));
        List<BarrowOrder> found = orders.list(byPlaced, from, to, mark.second(), mark.index(), size + 1);
        List<BarrowOrder> page = found.subList(0, Math.min(size, found.size()));
        return Answer.json(200, json -> write(json, page, page.size() < found.size(), byPlaced));
    }

    private static void write(JsonGenerator json, List<BarrowOrder> page, boolean more, boolean byPlaced)
            throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("result");
        if (more) {
            BarrowOrder last = page.get(page.size() - 1);
            json.writeStringField("mark", new Mark(byPlaced ? last.placed() : last.touched(), last.index()).text());
        }
        json.writeArrayFieldStart("items");
        for (BarrowOrder order : page) {
            order.write(json);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeStringField("greeting", "Fresh today");
        json.writeEndObject();
    }

    private static long second(String time) {
        return Instant.parse(time).getEpochSecond();
    }
}
