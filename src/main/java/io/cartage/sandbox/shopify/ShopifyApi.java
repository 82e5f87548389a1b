package io.cartage.sandbox.shopify;

import io.cartage.yaml.YamlFields;
import java.time.Duration;
import java.util.List;

/**
 * How a simulated shop answers: its credentials, its budget of points, and what its app may read.
 *
 * @param token the lasting token; empty for one made from the shop's name
 * @param credentials {@code token} or {@code client}: what a store file is handed
 * @param grant {@code granted}, {@code shop_not_permitted} or {@code app_not_installed}: how a request for a token ends
 * @param tokenLife how long a granted token is valid
 * @param bucket how many points there are at most
 * @param restore how many points come back each second
 * @param maxCost dearer requests are refused, whatever there is in the bucket
 * @param listLimit how many objects of a list can be reached by paging
 * @param indexLag how much later searches see a change than reads by id
 * @param answersVersion the API version that answers whatever was asked for; empty for the platform's own rule
 * @param missingScopes access scopes that the app doesn't have
 */
record ShopifyApi(
        String token,
        String credentials,
        String grant,
        Duration tokenLife,
        int bucket,
        int restore,
        int maxCost,
        int listLimit,
        Duration indexLag,
        String answersVersion,
        List<String> missingScopes) {
    /** More points than anybody spends. */
    static final int UNLIMITED = 1_000_000_000;

    ShopifyApi {
        missingScopes = List.copyOf(missingScopes);
    }

    static ShopifyApi read(YamlFields api) {
        boolean isUnlimited = api.text("bucket").filter("unlimited"::equals).isPresent();
        return new ShopifyApi(
                api.text("token").orElse(""),
                api.oneOf("credentials", List.of("token", "client"), "token"),
                api.oneOf("grant", List.of("granted", "shop_not_permitted", "app_not_installed"), "granted"),
                api.duration("token_life", Duration.ofMillis(1), Duration.ofDays(1))
                        .orElse(Duration.ofDays(1)),
                isUnlimited ? UNLIMITED : api.integer("bucket", 1, UNLIMITED, 2000),
                isUnlimited ? UNLIMITED : api.integer("restore", 1, UNLIMITED, 100),
                api.integer("max_cost", 1, UNLIMITED, 1000),
                api.integer("list_limit", 1, UNLIMITED, 25_000),
                api.duration("index_lag", Duration.ZERO, Duration.ofHours(1)).orElse(Duration.ZERO),
                api.text("answers_version").orElse(""),
                api.someOf("missing_scopes", Scopes.KNOWN));
    }
}
