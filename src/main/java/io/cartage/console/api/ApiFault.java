package io.cartage.console.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.TreeSet;

/** Why a request is not answered: told as a problem of RFC 9457, with what to do about it. */
final class ApiFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String title;
    private final String remedy;

    /**
     * @param title the same for all faults of a kind
     * @param detail about this one
     * @param remedy what to do
     */
    ApiFault(int status, String title, String detail, String remedy) {
        super(detail);
        this.status = status;
        this.title = title;
        this.remedy = remedy;
    }

    int status() {
        return status;
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", getMessage())
                .put("remedy", remedy);
    }

    static ApiFault unknown(String detail, String remedy) {
        return new ApiFault(404, "Not found", detail, remedy);
    }

    static ApiFault wrongQuery(String detail, String remedy) {
        return new ApiFault(400, "The query is wrong", detail, remedy);
    }

    static ApiFault wrongBody(String detail, String remedy) {
        return new ApiFault(422, "The body is wrong", detail, remedy);
    }

    /** It can't be done as things stand. */
    static ApiFault conflict(String detail, String remedy) {
        return new ApiFault(409, "It does not stand so", detail, remedy);
    }

    /** The words in the order of the alphabet. */
    static String list(Collection<String> words) {
        return words.isEmpty() ? "none" : String.join(", ", new TreeSet<>(words));
    }
}
