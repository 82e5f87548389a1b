package io.cartage.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** What a browser loads for a page, in compressed bytes: the page alone, and with all that it names. */
public final class PageWeight {
    private static final Pattern ASSET = Pattern.compile("/assets/[0-9a-f]{12}/[\\w./@-]+");

    private final HttpClient client;
    private final String address;

    /** @param cookies of somebody who is logged in */
    public PageWeight(String address, CookieManager cookies) {
        this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
        this.address = address;
    }

    /**
     * Bytes on the line, without headers.
     *
     * @param page what is loaded each time
     * @param first with style, scripts and icons, which a browser then keeps
     */
    public record Weight(int page, int first) {}

    public Weight of(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> page = get(path);
        if (page.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + page.statusCode());
        }
        int first = page.body().length;
        Set<String> assets = new LinkedHashSet<>();
        Matcher found = ASSET.matcher(text(page));
        while (found.find()) {
            assets.add(found.group());
        }
        for (String asset : assets) {
            first += get(asset).body().length;
        }
        return new Weight(page.body().length, first);
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        boolean zipped =
                answer.headers().firstValue("content-encoding").orElse("").equals("gzip");
        try (GZIPInputStream in = zipped ? new GZIPInputStream(new ByteArrayInputStream(answer.body())) : null) {
            return new String(in == null ? answer.body() : in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
