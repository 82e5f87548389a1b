package io.cartage.sandbox.bigcommerce;

import java.util.Map;

/** Which page of a list was asked for. */
record Paging(int page, int limit) {
    private static final int USUAL = 50;
    private static final int MOST = 250;

    static Paging of(Map<String, String> parameters, BigCommerceApi api) {
        return of(parameters, api, MOST);
    }

    static Paging of(Map<String, String> parameters, BigCommerceApi api, int most) {
        int page = number(parameters, "page", 1);
        int limit = number(parameters, "limit", USUAL);
        if (limit > most && api.overLimit().equals("reject")) {
            throw new Refusal(413, "No more than " + most + " rows can be asked for at once.");
        }
        return new Paging(page, Math.min(limit, most));
    }

    long skip() {
        return (page - 1L) * limit;
    }

    private static int number(Map<String, String> parameters, String name, int otherwise) {
        String text = parameters.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new Refusal(400, "The parameter '" + name + "' is not valid.");
        }
        return Integer.parseInt(text);
    }
}
