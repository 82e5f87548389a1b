package io.cartage.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * A web address that something is posted to. What follows its host may be as good as a password.
 *
 * @param url without the query
 * @param query without its question mark; empty if there is none
 */
public record WebAddress(String url, String query) {

    /** The parts of an address; empty if it is none. */
    public static Optional<WebAddress> of(Secret address) {
        try {
            URI uri = new URI(address.reveal().strip());
            boolean isOne = ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
            return isOne
                    ? Optional.of(new WebAddress(uri.getScheme() + "://" + uri.getRawAuthority() + path, query))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** What of it nobody should read. */
    Secret secretPart() {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        String rest = path < 0 ? "" : url.substring(path + 1);
        return Secret.of(query.isEmpty() ? rest : rest + "?" + query);
    }

    /** Without anything that may be secret. */
    @Override
    public String toString() {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        return path < 0 ? url : url.substring(0, path) + "/" + Redaction.MASK;
    }
}
