package io.cartage.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Something that goes wrong at a shop. It counts the calls that match its path from the moment it is armed, and strikes
 * at the {@code at}-th and the {@code calls - 1} after it, or at each {@code every}-th, or at all if neither is given.
 *
 * @param method such as {@code POST}; {@code *} for any
 * @param path the address below the shop's own, where {@code *} stands for anything
 * @param at 0 if not given
 * @param every 0 if not given
 * @param calls 0 for without end
 * @param status of the answer, for {@link Kind#ERROR}
 * @param body json, text, html or empty, for {@link Kind#ERROR}
 * @param ms how long to wait, for {@link Kind#SLOW}
 * @param orders how many change, for {@link Kind#CHANGE} and {@link Kind#BULK_EDIT}
 */
public record Fault(
        Kind kind,
        String method,
        String path,
        int at,
        int every,
        int calls,
        int status,
        String body,
        int ms,
        int orders) {
    static final List<String> BODIES = List.of("json", "text", "html", "empty");

    /** What goes wrong. */
    public enum Kind {
        /** The quota is used up, as the cart tells it. */
        THROTTLE,
        /** 429 without a word about the quota: the platform protects itself. */
        BLOCK,
        /** 5xx, or any other status. */
        ERROR,
        /** The platform fails inside, as the cart tells it: 500, or an error within a 200. */
        INTERNAL_ERROR,
        /** The data are there, but this caller isn't approved to see them. */
        DENIED,
        /** The connection ends in the middle of the body. */
        CUT,
        /** The connection ends before any answer. */
        HANG_UP,
        /** What was asked is done, but the connection ends before the answer. */
        LOST_ANSWER,
        /** The answer takes its time. */
        SLOW,
        /** The token is no longer known: 401. */
        REVOKE,
        /** Orders change after a page of orders was read. */
        CHANGE,
        /** Many orders change in one second after a page of orders was read. */
        BULK_EDIT,
        /** Date filters are left out of account. */
        IGNORE_DATES;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static List<String> keys() {
            return Arrays.stream(values()).map(Kind::key).toList();
        }
    }

    /** A fault of this kind at every call; narrow it with the methods below. */
    public static Fault of(Kind kind) {
        return new Fault(kind, "*", "*", 0, 0, 0, 503, "json", 1000, 3);
    }

    /** At the {@code n}-th call only; a revoked token stays so. */
    public Fault at(int n) {
        return new Fault(kind, method, path, n, 0, kind == Kind.REVOKE ? 0 : 1, status, body, ms, orders);
    }

    public Fault every(int n) {
        return new Fault(kind, method, path, 0, n, 0, status, body, ms, orders);
    }

    public Fault calls(int n) {
        return new Fault(kind, method, path, at, every, n, status, body, ms, orders);
    }

    public Fault path(String glob) {
        return new Fault(kind, method, glob, at, every, calls, status, body, ms, orders);
    }

    /** At calls of this method only, such as {@code POST}. */
    public Fault method(String name) {
        return new Fault(kind, name, path, at, every, calls, status, body, ms, orders);
    }

    public Fault status(int code, String bodyKind) {
        return new Fault(kind, method, path, at, every, calls, code, bodyKind, ms, orders);
    }

    public Fault ms(int wait) {
        return new Fault(kind, method, path, at, every, calls, status, body, wait, orders);
    }

    public Fault orders(int count) {
        return new Fault(kind, method, path, at, every, calls, status, body, ms, count);
    }

    /**
     * The answer of an {@link Kind#ERROR}.
     *
     * @param json the cart's own way to say it
     */
    public Answer answer(Supplier<Answer> json) {
        return switch (body) {
            case "text" -> Answer.text(status, "text/plain", "upstream connect error or disconnect");
            case "html" ->
                Answer.text(
                        status, "text/html", "<html><body><h1>" + status + " Something went wrong</h1></body></html>");
            case "empty" -> Answer.empty(status);
            default -> json.get();
        };
    }

    boolean matches(Request request) {
        return (method.equals("*") || method.equals(request.method()))
                && (path.equals("*")
                        || request.path().matches(Pattern.quote(path).replace("*", "\\E.*\\Q")));
    }

    /** @param call the number of this call among those that match, from 1 */
    boolean strikes(int call) {
        if (every > 0) {
            return call % every == 0 && (calls == 0 || call / every <= calls);
        }
        int first = Math.max(at, 1);
        return call >= first && (calls == 0 || call < first + calls);
    }
}
