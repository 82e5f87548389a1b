package io.cartage.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What may be wrong with a database's JDBC address, and the password that people put into it. */
final class DatabaseUrl {
    private static final Pattern PARAMETER = Pattern.compile("[?&;]password=([^&;]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEFORE_HOST = Pattern.compile("://[^/@:]*:([^/@]+)@");

    private DatabaseUrl() {}

    /** What to do about an address that Cartage can't use; empty if it can. */
    static Optional<String> remedy(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith("jdbc:postgresql:") || lower.startsWith("jdbc:h2:")) {
            return Optional.empty();
        }
        if (lower.startsWith("postgres://") || lower.startsWith("postgresql://")) {
            return Optional.of(
                    "Write jdbc:postgresql://host:5432/database, and user and password in settings of their own");
        }
        return Optional.of("Cartage works with PostgreSQL (jdbc:postgresql://host:5432/database) and H2 (jdbc:h2:…)");
    }

    static Optional<Secret> password(String url) {
        return Stream.of(PARAMETER.matcher(url), BEFORE_HOST.matcher(url))
                .filter(Matcher::find)
                .map(matcher -> Secret.of(matcher.group(1)))
                .findFirst();
    }

    static String masked(String url) {
        return password(url)
                .map(secret -> url.replace(secret.reveal(), Redaction.MASK))
                .orElse(url);
    }
}
