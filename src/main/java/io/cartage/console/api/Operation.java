package io.cartage.console.api;

import io.cartage.staging.desk.Role;
import io.vertx.core.http.HttpMethod;
import java.util.Set;

/**
 * One thing that programs can ask for.
 *
 * @param path below {@link Api#ROOT}, as the document writes it: {@code /flows/{store}/{flow}}
 * @param role whoever may do it
 * @param query the names of parameters that it heeds; another is a fault
 * @param body the names of the body's members, likewise
 * @param longestBody in bytes
 */
record Operation(
        HttpMethod method, String path, Role role, Set<String> query, Set<String> body, long longestBody, Deed deed) {
    static final long LONGEST_BODY = 1 << 16;

    /** What is done; called in a worker thread. */
    interface Deed {
        /**
         * Does it.
         *
         * @throws ApiFault if it can't be answered
         */
        Answer answer(Asked asked);
    }

    /** Something that every role may see. */
    static Operation get(String path, Deed deed, String... query) {
        return new Operation(HttpMethod.GET, path, Role.VIEWER, Set.of(query), Set.of(), LONGEST_BODY, deed);
    }

    /** Something that operators do; doing it twice does no more than doing it once. */
    static Operation post(String path, Deed deed, String... body) {
        return new Operation(HttpMethod.POST, path, Role.OPERATOR, Set.of(), Set.of(body), LONGEST_BODY, deed);
    }

    /** Something that changes nothing, so that every role may, but is asked with a body. */
    static Operation ask(String path, Deed deed, long longestBody, String... body) {
        return new Operation(HttpMethod.POST, path, Role.VIEWER, Set.of(), Set.of(body), longestBody, deed);
    }

    /** Whether it is served at an address, by whatever method. */
    boolean isAt(String address) {
        return address.matches(Api.ROOT + path.replaceAll("\\{\\w+}", "[^/]+"));
    }

    /** The path as the router writes it. */
    String pattern() {
        return Api.ROOT + path.replaceAll("\\{(\\w+)}", ":$1");
    }
}
