package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers of the API that refuse a whole call within a 200. */
final class Refused {
    private static final String LIMITS = "https://shopify.dev/api/usage/rate-limits";

    private Refused() {}

    /** There isn't so much in the bucket. */
    static Answer throttled(int requested, Bucket.Status left) {
        Bucket.Status shown =
                new Bucket.Status(left.maximum(), Math.min(left.available(), requested - 1), left.restore());
        Map<String, Object> body = new LinkedHashMap<>();
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", "THROTTLED");
        extensions.put("documentation", LIMITS);
        body.put("errors", List.of(GraphAnswer.error("Throttled", extensions)));
        body.put("extensions", Map.of("cost", GraphAnswer.cost(requested, null, shown)));
        return GraphAnswer.of(body);
    }

    /** No bucket is large enough for it. */
    static Answer tooDear(int cost, int most) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", "MAX_COST_EXCEEDED");
        extensions.put("cost", cost);
        extensions.put("maxCost", most);
        extensions.put("documentation", LIMITS);
        String message = "Query cost is " + cost + ", which exceeds the single query max cost limit (" + most + ").";
        return GraphAnswer.errors(List.of(GraphAnswer.error(message, extensions)));
    }

    /** The platform failed. */
    static Answer internal() {
        String id = "3b2d6a0e-0000-4000-8000-000000000000";
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", "INTERNAL_SERVER_ERROR");
        extensions.put("requestId", id);
        String message = "Internal error. Looks like something went wrong on our end.\nRequest ID: " + id
                + " (include this in support requests).";
        return GraphAnswer.errors(List.of(GraphAnswer.error(message, extensions)));
    }
}
