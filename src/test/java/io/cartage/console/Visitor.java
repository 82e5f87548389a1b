package io.cartage.console;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Somebody with a browser that keeps cookies, sends tokens along and doesn't follow redirects. */
final class Visitor {
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String address;

    Visitor(String address) {
        this.address = address;
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    /** As a script of a page does. */
    HttpResponse<String> getPart(String path) throws Exception {
        return send(request(path).header("HX-Request", "true"));
    }

    /** As a script of a page does that puts the answer in the place of an element. */
    HttpResponse<String> getPart(String path, String target) throws Exception {
        return send(request(path).header("HX-Request", "true").header("HX-Target", target));
    }

    HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        Map<String, String> all = new HashMap<>(fields);
        all.put("X-XSRF-TOKEN", cookie("XSRF-TOKEN").map(HttpCookie::getValue).orElse(""));
        return postWithoutToken(path, all);
    }

    /** As a script of a page does. */
    HttpResponse<String> postPart(String path, Map<String, String> fields) throws Exception {
        String token = cookie("XSRF-TOKEN").map(HttpCookie::getValue).orElse("");
        return send(form(path, fields).header("HX-Request", "true").header("X-XSRF-TOKEN", token));
    }

    /** The same with fields that may stand there several times, in their order. */
    HttpResponse<String> postPart(String path, Map<String, String> fields, List<Map.Entry<String, String>> more)
            throws Exception {
        List<Map.Entry<String, String>> all = new ArrayList<>(fields.entrySet());
        all.addAll(more);
        return send(form(path, all).header("HX-Request", "true"));
    }

    HttpResponse<String> postWithoutToken(String path, Map<String, String> fields) throws Exception {
        return send(form(path, fields));
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields) {
        return form(path, List.copyOf(fields.entrySet()));
    }

    private HttpRequest.Builder form(String path, List<Map.Entry<String, String>> fields) {
        String form = fields.stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }

    /** As a script of a page asks what changes nothing. */
    HttpResponse<String> postJson(String path, String json) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("HX-Request", "true")
                .POST(BodyPublishers.ofString(json)));
    }

    Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    CookieManager cookies() {
        return cookies;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
