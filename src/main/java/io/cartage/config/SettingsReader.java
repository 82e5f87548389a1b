package io.cartage.config;

import static io.cartage.config.ApplicationSettings.CALLS;
import static io.cartage.config.ApplicationSettings.CONSOLE;
import static io.cartage.config.ApplicationSettings.CONSOLE_CERTIFICATE;
import static io.cartage.config.ApplicationSettings.CONSOLE_HOST;
import static io.cartage.config.ApplicationSettings.CONSOLE_KEY;
import static io.cartage.config.ApplicationSettings.CONSOLE_PORT;
import static io.cartage.config.ApplicationSettings.DATA;
import static io.cartage.config.ApplicationSettings.DB;
import static io.cartage.config.ApplicationSettings.DIGEST;
import static io.cartage.config.ApplicationSettings.EDITS;
import static io.cartage.config.ApplicationSettings.KEEP;
import static io.cartage.config.ApplicationSettings.MAIL;
import static io.cartage.config.ApplicationSettings.MAIL_FROM;
import static io.cartage.config.ApplicationSettings.MAIL_HOST;
import static io.cartage.config.ApplicationSettings.MAIL_PASSWORD;
import static io.cartage.config.ApplicationSettings.MAIL_PORT;
import static io.cartage.config.ApplicationSettings.MAIL_TLS;
import static io.cartage.config.ApplicationSettings.MAIL_USER;
import static io.cartage.config.ApplicationSettings.NOTICES;
import static io.cartage.config.ApplicationSettings.OBSERVE;
import static io.cartage.config.ApplicationSettings.OBSERVE_HOST;
import static io.cartage.config.ApplicationSettings.OBSERVE_PORT;
import static io.cartage.config.ApplicationSettings.PASSWORD;
import static io.cartage.config.ApplicationSettings.PAYLOADS;
import static io.cartage.config.ApplicationSettings.RUNS;
import static io.cartage.config.ApplicationSettings.TO;
import static io.cartage.config.ApplicationSettings.URL;
import static io.cartage.config.ApplicationSettings.USER;
import static io.cartage.config.ApplicationSettings.WEBHOOK;

import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.problem.Suggestion;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lays the environment variables over {@code cartage.yaml} and reads the outcome. */
final class SettingsReader {
    private final Home home;
    private final Map<String, String> environment;
    private final Problems problems;
    private final Placeholders placeholders;

    SettingsReader(Home home, Map<String, String> environment, Problems problems) {
        this.home = home;
        this.environment = environment;
        this.problems = problems;
        this.placeholders = new Placeholders(environment, home.directory());
    }

    Settings read() {
        warnOfMisspeltVariables();
        SettingFields top = fields(file());
        SettingFields db = top.section(DB).orElseGet(this::nothing);
        String url = value(db, URL).map(Secret::reveal).orElse("");
        Settings settings = new Settings(
                url,
                value(db, USER).map(Secret::reveal).orElse(""),
                value(db, PASSWORD).orElse(Secret.of("")),
                directory(top),
                mail(top.section(MAIL).orElseGet(this::nothing)),
                notices(top.section(NOTICES).orElseGet(this::nothing)),
                keep(top.section(KEEP).orElseGet(this::nothing)),
                observe(top.section(OBSERVE).orElseGet(this::nothing)),
                console(top.section(CONSOLE).orElseGet(this::nothing)));
        Redaction.register(settings.databasePassword());
        checkMail(top, settings);
        checkUrl(db, url);
        db.finish();
        top.finish();
        return settings;
    }

    private static Keep keep(SettingFields fields) {
        Keep keep = new Keep(
                fields.span(CALLS).orElseThrow(),
                fields.span(PAYLOADS).orElseThrow(),
                fields.span(RUNS).orElseThrow(),
                fields.span(EDITS).orElseThrow());
        fields.finish();
        return keep;
    }

    private static Observe observe(SettingFields fields) {
        Observe observe = new Observe(fields.text(OBSERVE_HOST), fields.whole(OBSERVE_PORT));
        fields.finish();
        return observe;
    }

    private ConsoleSettings console(SettingFields fields) {
        String certificate = fields.text(CONSOLE_CERTIFICATE);
        String key = fields.text(CONSOLE_KEY);
        if (certificate.isEmpty() != key.isEmpty()) {
            fields.scalar(certificate.isEmpty() ? CONSOLE_KEY : CONSOLE_CERTIFICATE)
                    .ifPresent(scalar -> problems.error(
                            scalar.at(), "of certificate and key one is missing", "Name both files, or neither"));
        }
        ConsoleSettings console =
                new ConsoleSettings(fields.text(CONSOLE_HOST), fields.whole(CONSOLE_PORT), certificate, key);
        fields.finish();
        return console;
    }

    private MailSettings mail(SettingFields mail) {
        MailSettings.Tls tls = MailSettings.Tls.of(mail.word(MAIL_TLS));
        int port = mail.whole(MAIL_PORT);
        MailSettings settings = new MailSettings(
                value(mail, MAIL_HOST).map(Secret::reveal).orElse(""),
                port == 0 ? tls.usualPort() : port,
                value(mail, MAIL_USER).map(Secret::reveal).orElse(""),
                value(mail, MAIL_PASSWORD).orElse(Secret.of("")),
                tls,
                value(mail, MAIL_FROM).map(Secret::reveal).orElse(""));
        Redaction.register(settings.password());
        mail.scalar(MAIL_FROM)
                .filter(scalar -> !EmailAddresses.isOne(settings.from()))
                .ifPresent(scalar -> problems.error(
                        scalar.at(),
                        "'from' is '" + settings.from() + "', which is no e-mail address",
                        "Write it without a name, such as " + MAIL_FROM.example()));
        mail.finish();
        return settings;
    }

    private NoticeSettings notices(SettingFields notices) {
        Secret webhook = value(notices, WEBHOOK).orElse(Secret.of(""));
        notices.scalar(WEBHOOK)
                .filter(scalar -> !webhook.isEmpty() && WebAddress.of(webhook).isEmpty())
                .ifPresent(scalar -> problems.error(
                        scalar.at(), "'webhook' is no web address", "Write one that begins with https://"));
        WebAddress.of(webhook).ifPresent(address -> Redaction.register(address.secretPart()));
        NoticeSettings settings = new NoticeSettings(
                notices.span(DIGEST).orElse(NoticeSettings.NONE.digest()),
                webhook,
                EmailAddresses.read(notices.values(TO), problems));
        notices.finish();
        return settings;
    }

    private void checkMail(SettingFields top, Settings settings) {
        Position at = top.raw()
                .map()
                .entry(MAIL.key())
                .map(entry -> entry.key().at())
                .orElse(top.raw().map().at());
        if (settings.mail().isSet() && settings.mail().from().isEmpty()) {
            problems.error(at, "'mail' has no 'from': nobody sends the mails", "Write from: " + MAIL_FROM.example());
        }
        if (!settings.notices().to().isEmpty() && !settings.mail().isSet()) {
            problems.error(
                    top.raw()
                            .map()
                            .entry(NOTICES.key())
                            .map(entry -> entry.key().at())
                            .orElse(at),
                    "notices are to be sent by e-mail, but no server is named",
                    "Write mail: {host: " + MAIL_HOST.example() + ", from: " + MAIL_FROM.example() + "}");
        }
    }

    private SettingFields nothing() {
        return fields(new YamlMap(List.of(), Position.of("")));
    }

    private SettingFields fields(YamlMap map) {
        return new SettingFields(map, "", ApplicationSettings.ALL, problems);
    }

    private YamlMap file() {
        YamlMap written = home.find(ApplicationSettings.FILE)
                .flatMap(file -> Yaml.readMap(file.path(), file.text(), problems))
                .orElseGet(() -> new YamlMap(List.of(), Position.of(ApplicationSettings.FILE)));
        return overlay(written, "");
    }

    /** The map of one section with the values of the environment in place of its own. */
    private YamlMap overlay(YamlMap map, String section) {
        List<YamlMap.Entry> entries = new ArrayList<>(map.entries());
        for (Setting setting : ApplicationSettings.ALL) {
            if (setting.section().equals(section)) {
                Optional<YamlNode> old = map.get(setting.key());
                fromEnvironment(setting, old).ifPresent(value -> {
                    entries.removeIf(entry -> entry.key().text().equals(setting.key()));
                    entries.add(new YamlMap.Entry(new YamlScalar(setting.key(), false, value.at()), value));
                });
            }
        }
        return new YamlMap(entries, map.at());
    }

    private Optional<YamlNode> fromEnvironment(Setting setting, Optional<YamlNode> old) {
        if (setting.kind() instanceof Setting.Kind.Section) {
            boolean isMap = old.isEmpty() || old.get() instanceof YamlMap || isAbsent(old.get());
            YamlMap section = old.filter(YamlMap.class::isInstance)
                    .map(YamlMap.class::cast)
                    .orElseGet(() -> new YamlMap(List.of(), Position.of(ApplicationSettings.FILE)));
            return isMap ? Optional.of(overlay(section, setting.path())) : Optional.empty();
        }
        String variable = ApplicationSettings.variable(setting);
        return Optional.of(environment.getOrDefault(variable, "").strip())
                .filter(value -> !value.isEmpty())
                .map(value -> new YamlScalar(value, true, Position.of("environment variable " + variable)));
    }

    private static boolean isAbsent(YamlNode node) {
        return node instanceof YamlScalar scalar && scalar.isAbsent();
    }

    /** The value with its placeholders filled in; one from the environment is taken as it is. */
    private Optional<Secret> value(SettingFields db, Setting setting) {
        Optional<YamlScalar> scalar = db.scalar(setting);
        boolean written = scalar.isPresent() && scalar.get().at().line() > 0;
        Optional<Resolved> resolved = written
                ? scalar.flatMap(value -> placeholders.resolve(value, problems))
                : scalar.map(value -> new Resolved(Secret.of(value.text()), List.of()));
        if (written
                && (setting.equals(PASSWORD) || setting.equals(MAIL_PASSWORD))
                && resolved.map(Resolved::isPlain).orElse(false)) {
            warnOfPlainPassword(setting, scalar.get().at(), setting.path() + " stands here in plain text");
        }
        return resolved.map(Resolved::value);
    }

    private void checkUrl(SettingFields db, String url) {
        Optional<Secret> password = DatabaseUrl.password(url);
        password.ifPresent(Redaction::register);
        db.scalar(URL).ifPresent(scalar -> {
            if (!url.isEmpty()) {
                DatabaseUrl.remedy(url)
                        .ifPresent(remedy ->
                                problems.error(scalar.at(), "'url' is '" + DatabaseUrl.masked(url) + "'", remedy));
            }
            if (password.isPresent() && scalar.at().line() > 0 && !Placeholders.isIn(scalar.text())) {
                warnOfPlainPassword(PASSWORD, scalar.at(), "the address holds a password in plain text");
            }
        });
    }

    private void warnOfPlainPassword(Setting setting, Position at, String fault) {
        problems.warning(
                at,
                fault,
                "Put it in the environment variable " + ApplicationSettings.variable(setting) + ", or in a file and"
                        + " write password: " + setting.example());
    }

    private Path directory(SettingFields top) {
        Path base = home.directory().toAbsolutePath();
        try {
            return base.resolve(top.text(DATA)).normalize();
        } catch (InvalidPathException e) {
            top.scalar(DATA)
                    .ifPresent(scalar -> problems.error(
                            scalar.at(),
                            "'data' is '" + scalar.text() + "', which is no path on this system",
                            "Name a folder"));
            return base.resolve(DATA.otherwise());
        }
    }

    private void warnOfMisspeltVariables() {
        List<String> known = ApplicationSettings.ALL.stream()
                .filter(setting -> !(setting.kind() instanceof Setting.Kind.Section))
                .map(ApplicationSettings::variable)
                .toList();
        for (String variable : environment.keySet()) {
            if (variable.startsWith("CARTAGE_") && !known.contains(variable)) {
                Suggestion.closest(variable, known)
                        .ifPresent(near -> problems.warning(
                                Position.of("environment variable " + variable),
                                "no setting has this variable",
                                "Did you mean '" + near + "'?"));
            }
        }
    }
}
