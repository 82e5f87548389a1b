package io.cartage.config;

import java.util.Locale;

/**
 * The server that e-mails go out by.
 *
 * @param host empty if none is set, so that no mail is sent
 * @param user empty if the server asks for none
 * @param from who the mails are from
 */
public record MailSettings(String host, int port, String user, Secret password, Tls tls, String from) {

    /** No server. */
    public static final MailSettings NONE =
            new MailSettings("", Tls.STARTTLS.usualPort(), "", Secret.of(""), Tls.STARTTLS, "");

    /** How the connection is encrypted. */
    public enum Tls {
        /** From the first byte on. */
        IMPLICIT("implicit", 465),
        /** After a word in plain text; a server that can't do so gets no mail. */
        STARTTLS("starttls", 587),
        /** Not at all. */
        NONE("none", 25);

        private final String word;
        private final int port;

        Tls(String word, int port) {
            this.word = word;
            this.port = port;
        }

        /** As it is written in {@code cartage.yaml}. */
        public String word() {
            return word;
        }

        int usualPort() {
            return port;
        }

        static Tls of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether there is a server. */
    public boolean isSet() {
        return !host.isEmpty();
    }
}
