package io.cartage.flow;

import io.cartage.config.MailSettings;
import io.cartage.config.NoticeSettings;
import io.cartage.config.Redaction;
import io.cartage.config.Settings;
import io.cartage.config.WebAddress;
import io.cartage.staging.desk.Notice;
import io.cartage.staging.desk.Notices;
import io.cartage.staging.desk.Postbook;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people of notices: by e-mail those whom the settings and a store's file name, and the webhook. To each goes one
 * message with what is new to it, at most once in the digest's time; what fails is tried again with the next. Never throws.
 */
final class NoticePost {
    /** How the web address is called that messages are posted to; it may hold a token itself. */
    static final String WEBHOOK = "webhook";

    private static final Logger LOG = LoggerFactory.getLogger(NoticePost.class);

    /** What is left over comes with the next message. */
    private static final int MOST = 200;

    private final Flows flows;
    private final MailSettings mail;
    private final NoticeSettings settings;
    private final Notices notices;
    private final Postbook postbook;
    private final Clock clock;

    NoticePost(Flows flows, Settings settings, Notices notices, Postbook postbook, Clock clock) {
        this.flows = flows;
        this.mail = settings.mail();
        this.settings = settings.notices();
        this.notices = notices;
        this.postbook = postbook;
        this.clock = clock;
    }

    /** Sends each address what is new to it, if it is time for that. */
    void deliver() {
        Map<String, Optional<Set<String>>> addresses = addresses();
        postbook.keep(addresses.keySet());
        addresses.forEach((address, stores) -> {
            if (postbook.isDue(address, settings.digest())) {
                List<Notice> news = postbook.news(address, stores, MOST);
                if (!news.isEmpty()) {
                    deliver(address, news);
                }
            }
        });
    }

    private void deliver(String address, List<Notice> news) {
        Digest digest = new Digest(news, notices.open().size());
        Optional<String> failure = send(address, digest.subject(), digest.text(), digest.json(clock.instant()));
        if (failure.isEmpty()) {
            postbook.sent(address, news);
            LOG.info("notices sent by={} notices={}", way(address), news.size());
        } else {
            postbook.failed(address, failure.get());
            LOG.warn(
                    "notices not sent, to be tried again by={} notices={} message={}",
                    way(address),
                    news.size(),
                    Redaction.redact(failure.get().replace(address, "the recipient")));
        }
    }

    /** Sends everybody a message to try it, and tells of each whether it went well. */
    List<NoticeDesk.Delivery> test() {
        String text = "This is a test: notices of Cartage come to this address.\n";
        List<NoticeDesk.Delivery> deliveries = new ArrayList<>();
        addresses()
                .keySet()
                .forEach(address -> deliveries.add(new NoticeDesk.Delivery(
                        address,
                        send(address, "Cartage: a test", text, "{\"test\":true,\"notices\":[]}")
                                .map(Redaction::redact))));
        return deliveries;
    }

    /** Who is told, and of which stores: empty for everything. */
    private Map<String, Optional<Set<String>>> addresses() {
        Map<String, Optional<Set<String>>> addresses = new LinkedHashMap<>();
        settings.to().forEach(address -> addresses.put(address, Optional.empty()));
        if (!settings.webhook().isEmpty()) {
            addresses.put(WEBHOOK, Optional.empty());
        }
        for (PreparedStore store : flows.stores()) {
            for (String address : store.store().notices().to()) {
                addresses
                        .computeIfAbsent(address, added -> Optional.of(new HashSet<>()))
                        .ifPresent(stores -> stores.add(store.id()));
            }
        }
        return addresses;
    }

    /** Empty if it went well, else what went wrong. */
    private Optional<String> send(String address, String subject, String text, String json) {
        if (address.equals(WEBHOOK)) {
            return WebAddress.of(settings.webhook())
                    .map(url -> post(url, json))
                    .orElse(Optional.of("it has no address"));
        }
        if (!mail.isSet()) {
            return Optional.of("no mail server is named. Write mail: in cartage.yaml");
        }
        return ask("direct:notices-mail", text, Map.of("to", address, "from", mail.from(), "subject", subject));
    }

    private Optional<String> post(WebAddress url, String json) {
        return ask("direct:notices-webhook", json, Map.of("url", url.url(), "query", url.query()));
    }

    private Optional<String> ask(String route, String body, Map<String, String> variables) {
        try {
            Exchange answer = flows.ask(route, exchange -> {
                variables.forEach(exchange::setVariable);
                exchange.getMessage().setBody(body);
            });
            return Optional.ofNullable(answer.getException()).map(PostFailure::message);
        } catch (RuntimeException e) {
            return Optional.of(PostFailure.message(e));
        }
    }

    private static String way(String address) {
        return address.equals(WEBHOOK) ? WEBHOOK : "mail";
    }
}
