package io.cartage.flow;

import io.cartage.config.Redaction;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.StagingException;
import io.cartage.staging.desk.Lookout;
import io.cartage.staging.desk.Notices;
import io.cartage.staging.desk.Schedule;
import io.cartage.staging.desk.Switches;
import io.cartage.staging.desk.Watched;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again for what people should know, and tells them. One thread at a time uses it. */
public final class NoticeDesk {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeDesk.class);

    /** The time from one look to the next; longer if a look takes so long that it would be felt. */
    static final Duration LOOK = Duration.ofMinutes(1);

    /** Of so many parts of the time one may be spent on looking. */
    private static final int SHARE = 60;

    /** How long an order may wait for the ERP where the store's file doesn't say. */
    private static final Duration ACK_LIMIT = Duration.ofDays(1);

    private final Flows flows;
    private final Notices notices;
    private final Lookout lookout;
    private final Switches switches;
    private final NoticePost post;
    private final Clock clock;
    private Instant notBefore = Instant.MIN;

    /**
     * A message to an address.
     *
     * @param address an e-mail address, or {@code webhook}
     * @param failure why it didn't get there; empty if it did
     */
    public record Delivery(String address, Optional<String> failure) {}

    public NoticeDesk(Flows flows, StagingDatabase database, Clock clock) {
        this.flows = flows;
        this.notices = database.notices();
        this.lookout = database.lookout();
        this.switches = database.switches();
        this.post = new NoticePost(flows, flows.settings(), notices, database.postbook(), clock);
        this.clock = clock;
    }

    /** Looks if it is this process that does so, and if the last look didn't take too long to look again already. */
    void look(BooleanSupplier isOurs) {
        Instant begun = clock.instant();
        if (begun.isBefore(notBefore) || !isOurs.getAsBoolean()) {
            return;
        }
        look();
        notBefore = begun.plus(Duration.between(begun, clock.instant()).multipliedBy(SHARE));
    }

    /** Looks now, and sends what is to be sent. Never throws: what can't be done now is done at the next look. */
    public void look() {
        try {
            notices.settle(lookout.look(watched()));
            post.deliver();
        } catch (StagingException e) {
            LOG.warn("notices not looked for message={}", Redaction.redact(String.valueOf(e.getMessage())));
        }
    }

    /** Sends a message to everybody who is told of notices, to try it. */
    public List<Delivery> test() {
        return post.test();
    }

    private List<Watched> watched() {
        List<Schedule> said = switches.all();
        Set<String> refused = flows.refused();
        return flows.stores().stream()
                .map(store -> new Watched(
                        store.id(),
                        store.flows().stream()
                                .filter(flow -> Switches.runs(
                                        said, store.id(), flow, store.store().runs()))
                                .collect(Collectors.toSet()),
                        refused.contains(store.id()),
                        store.store().orders().ackLimit().orElse(ACK_LIMIT),
                        store.store().notices().silence()))
                .toList();
    }
}
