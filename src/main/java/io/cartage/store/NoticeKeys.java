package io.cartage.store;

import io.cartage.config.Setting;
import io.cartage.config.Setting.Kind;
import java.time.Duration;
import java.util.List;

/** What may stand in the section {@code notices} of a store file. */
final class NoticeKeys {
    static final Setting TO = notices(
                    "to",
                    new Kind.Values(),
                    "Who gets the store's notices by e-mail, beside those whom `cartage.yaml` names for all stores")
            .like("[shop@acme.example]")
            .formerly("recipients", "email", "emails");
    static final Setting SILENCE = notices(
                    "silence",
                    new Kind.Span(Duration.ofMinutes(10), Duration.ofDays(365)),
                    "After how long without a new order people are told; without it three times the store's usual gap, if"
                            + " that is longer than each gap of the last two weeks")
            .like("12h")
            .formerly("no_orders", "quiet");

    /** All of them, in the order in which a file gives them. */
    static final List<Setting> ALL = List.of(TO, SILENCE);

    private NoticeKeys() {}

    private static Setting notices(String key, Kind kind, String description) {
        return Setting.of("notices", key, kind, description);
    }
}
