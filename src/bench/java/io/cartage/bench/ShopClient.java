package io.cartage.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;

/** The one call that a download needs, by the JDK's own client. */
final class ShopClient {
    /** Orders on a full page. */
    static final int PAGE = 250;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String api;
    private final String token;

    /** Takes the two values as a store file's {@code connection:} holds them. */
    ShopClient(String apiPath, String key) {
        api = apiPath.replaceAll("/v3/?$", "/v2");
        token = key.substring(key.indexOf(':') + 1);
    }

    /** One page of the oldest changes since then, with all that belongs to the orders; empty if there are none. */
    byte[] page(Instant since, int page) throws IOException, InterruptedException {
        URI uri = URI.create(api + "/orders?min_date_modified=" + since + "&sort=date_modified:asc&limit=" + PAGE
                + "&page=" + page + "&include=consignments.line_items,fees&consignment_structure=object");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("X-Auth-Token", token)
                .header("Accept", "application/json")
                .build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw new IOException("HTTP " + answer.statusCode());
        }
        return answer.body();
    }
}
