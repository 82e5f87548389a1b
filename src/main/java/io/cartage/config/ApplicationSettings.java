package io.cartage.config;

import io.cartage.config.Setting.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What may stand in {@code cartage.yaml}. Each setting has an environment variable that wins over the file. */
final class ApplicationSettings {
    static final String FILE = "cartage.yaml";

    static final Setting DATA = Setting.of(
                    "",
                    "data",
                    new Kind.Text(),
                    "Where the embedded database lives," + " relative to the working directory")
            .or("data")
            .like("/var/lib/cartage")
            .formerly("data_directory", "data_dir");
    static final Setting DB = Setting.of("", "db", new Kind.Section(), "The database with the staging tables")
            .formerly("database", "datasource");
    static final Setting URL = Setting.of(
                    "db",
                    "url",
                    new Kind.Text(),
                    "The database's JDBC address; without one" + " Cartage keeps an H2 database in the data directory")
            .like("jdbc:postgresql://db.example.com:5432/cartage")
            .formerly("jdbc_url", "jdbc");
    static final Setting USER = Setting.of("db", "user", new Kind.Text(), "The database user")
            .like("cartage")
            .formerly("username");
    static final Setting PASSWORD = Setting.of(
                    "db", "password", new Kind.Text(), "The database user's password, by" + " placeholder")
            .like("${file:secrets/db-password.txt}");
    static final Setting MAIL = Setting.of("", "mail", new Kind.Section(), "The server that e-mails go out by")
            .formerly("smtp", "email");
    static final Setting MAIL_HOST = mail("host", new Kind.Text(), "The server's name; without it no mail is sent")
            .like("smtp.example.com")
            .formerly("server");
    static final Setting MAIL_PORT = mail(
                    "port", new Kind.Whole(1, 65_535), "Its port; without it 587, or 465 or 25 by the kind of `tls`")
            .like("587");
    static final Setting MAIL_USER = mail("user", new Kind.Text(), "Who logs in there, if it asks for that")
            .like("cartage@example.com")
            .formerly("username");
    static final Setting MAIL_PASSWORD = mail("password", new Kind.Text(), "The password for it, by placeholder")
            .like("${file:secrets/mail-password.txt}");
    static final Setting MAIL_TLS = mail(
                    "tls",
                    new Kind.Word(Stream.of(MailSettings.Tls.values())
                            .map(MailSettings.Tls::word)
                            .toList()),
                    "How the connection is encrypted: after STARTTLS, from the first byte, or not at all")
            .or("starttls")
            .like("implicit")
            .formerly("ssl", "encryption");
    static final Setting MAIL_FROM = mail("from", new Kind.Text(), "The address that mails are from")
            .like("cartage@example.com")
            .formerly("sender");
    static final Setting NOTICES = Setting.of(
                    "", "notices", new Kind.Section(), "Who is told of what people should know of all stores")
            .formerly("notifications");
    static final Setting DIGEST = Setting.of(
                    "notices",
                    "digest",
                    new Kind.Span(Duration.ofMinutes(1), Duration.ofDays(7)),
                    "The least time from one message to the next; what is new meanwhile comes in one")
            .or("15m")
            .like("1h")
            .formerly("interval", "every");
    static final Setting WEBHOOK = Setting.of(
                    "notices",
                    "webhook",
                    new Kind.Text(),
                    "A web address that the same content is posted to as JSON; by placeholder if it holds a token")
            .like("${env:ACME_WEBHOOK}")
            .formerly("url", "hook");
    static final Setting TO = Setting.of(
                    "notices",
                    "to",
                    new Kind.Values(),
                    "Who gets the notices of all stores by e-mail; a store's file may name others for its own")
            .like("[ops@example.com]")
            .formerly("recipients", "emails");
    static final Setting KEEP = Setting.of("", "keep", new Kind.Section(), "How long things are kept")
            .formerly("retention");
    static final Setting CALLS = Setting.of(
                    "keep",
                    "calls",
                    new Kind.Span(Duration.ofHours(1), Duration.ofDays(3650)),
                    "The log of calls to the carts, that `cartage calls` shows")
            .or("14d")
            .like("30d");
    static final Setting PAYLOADS = keep(
                    "payloads",
                    "What the carts sent, of orders that nobody waits for any more; without it an order can't be mapped"
                            + " again")
            .or("400d")
            .like("180d")
            .formerly("archive");
    static final Setting RUNS = keep("runs", "What is told of runs; the last of each store and flow stays")
            .or("90d")
            .like("30d");
    static final Setting EDITS =
            keep("edits", "Who edited which files when").or("400d").like("1000d");
    static final Setting OBSERVE = Setting.of(
                    "", "observe", new Kind.Section(), "Where `run` and `demo` answer questions about their health")
            .formerly("management", "metrics", "health");
    static final Setting OBSERVE_HOST = Setting.of(
                    "observe",
                    "host",
                    new Kind.Text(),
                    "The address they listen on; nobody is asked for a password there, so let it be one that strangers"
                            + " can't reach")
            .or("127.0.0.1")
            .like("10.0.0.7")
            .formerly("address", "bind");
    static final Setting OBSERVE_PORT = Setting.of(
                    "observe", "port", new Kind.Whole(0, 65_535), "Its port; 0 for none, then nobody is answered")
            .or("9876")
            .like("9876");
    static final Setting CONSOLE = Setting.of(
                    "", "console", new Kind.Section(), "Where `run` and `demo` serve the web console")
            .formerly("web", "ui");
    static final Setting CONSOLE_HOST = Setting.of(
                    "console",
                    "host",
                    new Kind.Text(),
                    "The address it listens on; 0.0.0.0 for every one, then put a proxy with TLS before it")
            .or("127.0.0.1")
            .like("10.0.0.7")
            .formerly("address", "bind");
    static final Setting CONSOLE_PORT = Setting.of(
                    "console", "port", new Kind.Whole(0, 65_535), "Its port; 0 for none, then there is no console")
            .or("8080")
            .like("8080");
    static final Setting CONSOLE_CERTIFICATE = Setting.of(
                    "console",
                    "certificate",
                    new Kind.Text(),
                    "A PEM file with its certificate and those above it, relative to the working directory; it is then"
                            + " served by https")
            .like("tls/console.crt")
            .formerly("cert");
    static final Setting CONSOLE_KEY = Setting.of(
                    "console", "key", new Kind.Text(), "A PEM file with the certificate's key")
            .like("tls/console.key");
    static final List<Setting> ALL = List.of(
            DATA,
            DB,
            URL,
            USER,
            PASSWORD,
            MAIL,
            MAIL_HOST,
            MAIL_PORT,
            MAIL_USER,
            MAIL_PASSWORD,
            MAIL_TLS,
            MAIL_FROM,
            NOTICES,
            DIGEST,
            WEBHOOK,
            TO,
            KEEP,
            CALLS,
            PAYLOADS,
            RUNS,
            EDITS,
            OBSERVE,
            OBSERVE_HOST,
            OBSERVE_PORT,
            CONSOLE,
            CONSOLE_HOST,
            CONSOLE_PORT,
            CONSOLE_CERTIFICATE,
            CONSOLE_KEY);

    private ApplicationSettings() {}

    private static Setting mail(String key, Kind kind, String description) {
        return Setting.of("mail", key, kind, description);
    }

    private static Setting keep(String key, String description) {
        Kind span = new Kind.Span(Duration.ofDays(1), Duration.ofDays(36_500));
        return Setting.of("keep", key, span, description);
    }

    /** The variable of a setting: {@code db.url} is {@code CARTAGE_DB_URL}. */
    static String variable(Setting setting) {
        return "CARTAGE_" + setting.path().replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
