package io.cartage.console;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What pages load: style, scripts and icons, all out of the jar. An address holds a hash of the contents, so that a browser
 * keeps what it has for ever and never uses what is old. Thread-safe.
 */
final class Assets {
    private static final int HASH = 12;
    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final String STYLE = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    /** Pages that have a style and a script of their own, beside those of all. */
    private static final List<String> PARTS =
            List.of("overview", "orders", "tokens", "mappings", "queues", "system", "forms", "stores");

    private static final String WEBJARS = "META-INF/resources/webjars/";

    private final Map<String, Asset> byPath = new LinkedHashMap<>();
    private final Map<String, String> addresses = new TreeMap<>();
    private List<String> modules = List.of();

    private record Asset(String type, Buffer content) {}

    private Assets() {}

    static Assets load() {
        Properties versions = versions();
        Assets assets = new Assets();
        assets.addPart("console");
        PARTS.forEach(assets::addPart);
        assets.add("htmx.js", SCRIPT, read(WEBJARS + "htmx.org/" + versions.getProperty("htmx") + "/dist/htmx.min.js"));
        assets.add(
                "chart.js",
                SCRIPT,
                read(WEBJARS + "chart.js/" + versions.getProperty("chartjs") + "/dist/chart.umd.min.js"));
        assets.add("icons.svg", "image/svg+xml", sprite(versions.getProperty("icons"), versions.getProperty("names")));
        assets.add("favicon.svg", "image/svg+xml", read("console/favicon.svg"));
        assets.modules = new Modules(versions, Assets::read, (name, text) -> assets.add(name, SCRIPT, text)).load();
        return assets;
    }

    /** The addresses of the editor's modules, each after those that it imports: the last is the one to begin with. */
    List<String> modules() {
        return modules;
    }

    /** Addresses by name. */
    Map<String, String> addresses() {
        return Map.copyOf(addresses);
    }

    void serve(Router router) {
        router.get("/assets/*").handler(this::answer);
    }

    private void answer(RoutingContext context) {
        Asset asset = byPath.get(context.request().path());
        if (asset == null) {
            context.fail(404);
            return;
        }
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, asset.type())
                .putHeader(HttpHeaders.CACHE_CONTROL, FOREVER)
                .end(asset.content());
    }

    private void addPart(String name) {
        add(name + ".css", STYLE, read("console/" + name + ".css"));
        add(name + ".js", SCRIPT, read("console/" + name + ".js"));
    }

    private String add(String name, String type, byte[] content) {
        String address = "/assets/" + hash(content) + "/" + name;
        byPath.put(address, new Asset(type, Buffer.buffer(content)));
        addresses.put(name, address);
        return address;
    }

    /** All icons in one file, each a symbol by its name. */
    private static byte[] sprite(String version, String names) {
        StringBuilder sprite = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\">");
        for (String name : List.of(names.strip().split("\\s*,\\s*"))) {
            String icon = new String(
                    read(WEBJARS + "tabler__icons/" + version + "/icons/outline/" + name + ".svg"),
                    StandardCharsets.UTF_8);
            String paths = icon.substring(icon.indexOf('>') + 1, icon.lastIndexOf("</svg>"));
            sprite.append("<symbol id=\"").append(name).append("\" viewBox=\"0 0 24 24\">");
            sprite.append(paths.strip()).append("</symbol>");
        }
        return sprite.append("</svg>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Properties versions() {
        Properties versions = new Properties();
        try (InputStream in = open("console/assets.properties")) {
            versions.load(in);
            return versions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String resource) {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = Assets.class.getClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("the jar lacks " + resource + ": build it anew");
        }
        return in;
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
