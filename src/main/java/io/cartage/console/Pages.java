package io.cartage.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.cartage.console.view.Frame;
import io.cartage.console.view.Link;
import io.cartage.console.view.Trouble;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Fills templates and sends them. Thread-safe. */
final class Pages {
    private static final Set<String> THEMES = Set.of("light", "dark");

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "io.cartage.console.template");
    private final Map<String, String> assets;

    Pages(Assets assets) {
        this.assets = assets.addresses();
    }

    /** A page or a part of one, all right. */
    void send(RoutingContext context, String template, Map<String, Object> values) {
        send(context, 200, template, values);
    }

    void send(RoutingContext context, int status, String template, Map<String, Object> values) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .end(fill(context, template, values));
    }

    /** A filled template, to be sent within something else. */
    String fill(RoutingContext context, String template, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("frame", frame(context));
        StringOutput html = new StringOutput();
        templates.render(template + ".jte", all, html);
        return html.toString();
    }

    /**
     * Says that something was done, beside the part of a page that is sent next: {@code 3 orders were released.} A header holds
     * nothing but ASCII; the page unescapes it.
     */
    static void tell(RoutingContext context, String words) {
        context.response()
                .putHeader(
                        "HX-Trigger",
                        new JsonObject().put("ct-told", Link.escaped(words)).encode());
    }

    /** Says what went wrong: on a page of its own, or in a line where a part of a page was asked for. */
    void send(RoutingContext context, Trouble trouble) {
        String template = Guests.isPart(context) ? "toast" : "trouble";
        send(context, trouble.status(), template, Map.of("trouble", trouble));
    }

    private Frame frame(RoutingContext context) {
        Cookie theme = context.request().getCookie("theme");
        String token = Objects.requireNonNullElse(context.get(Frame.TOKEN), "");
        return new Frame(
                Guests.of(context),
                locale(context),
                theme != null && THEMES.contains(theme.getValue()) ? theme.getValue() : "",
                token,
                assets);
    }

    private static Locale locale(RoutingContext context) {
        return context.acceptableLanguages().stream()
                .findFirst()
                .map(LanguageHeader::value)
                .filter(tag -> tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"))
                .map(Locale::forLanguageTag)
                .orElse(Locale.ENGLISH);
    }
}
