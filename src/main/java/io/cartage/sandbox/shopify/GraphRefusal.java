package io.cartage.sandbox.shopify;

import java.util.LinkedHashMap;
import java.util.Map;

/** Why a field can't be answered; it stands beside whatever else can. */
final class GraphRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String SCOPES = "https://shopify.dev/api/usage/access-scopes";
    private static final String PROTECTED = "https://shopify.dev/docs/apps/launch/protected-customer-data";

    private final transient Map<String, Object> extensions;

    GraphRefusal(String message, Map<String, Object> extensions) {
        super(message, null, false, false);
        this.extensions = extensions;
    }

    /** The app lacks the access scope that {@code field} needs. */
    static GraphRefusal scope(String field, String needed) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", "ACCESS_DENIED");
        extensions.put("documentation", SCOPES);
        extensions.put("requiredAccess", "`" + needed + "` access scope.");
        return new GraphRefusal(
                "Access denied for " + field + " field. Required access: `" + needed + "` access scope.", extensions);
    }

    /** The platform hasn't approved the app to see customers' data. */
    static GraphRefusal unapproved(String type) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", "ACCESS_DENIED");
        extensions.put("documentation", PROTECTED);
        return new GraphRefusal(
                "This app is not approved to access the " + type + " object. See " + PROTECTED + " for more details.",
                extensions);
    }

    static GraphRefusal of(String message, String code) {
        return new GraphRefusal(message, Map.of("code", code));
    }

    Map<String, Object> extensions() {
        return extensions;
    }
}
