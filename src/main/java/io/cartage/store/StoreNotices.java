package io.cartage.store;

import static io.cartage.store.NoticeKeys.SILENCE;
import static io.cartage.store.NoticeKeys.TO;
import static io.cartage.store.StoreSettings.NOTICES;

import io.cartage.config.EmailAddresses;
import io.cartage.config.SettingFields;
import io.cartage.problem.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who is told of what people should know of a store, and when its silence is news.
 *
 * @param to e-mail addresses, beside those that are told of all stores
 * @param silence empty for a multiple of the store's usual gap
 */
public record StoreNotices(List<String> to, Optional<Duration> silence) {

    /** A store whose file says nothing of it. */
    public static final StoreNotices NONE = new StoreNotices(List.of(), Optional.empty());

    public StoreNotices {
        to = List.copyOf(to);
    }

    /** @param store the file's first level */
    static StoreNotices read(SettingFields store, Problems problems) {
        return store.section(NOTICES)
                .map(fields -> {
                    StoreNotices notices =
                            new StoreNotices(EmailAddresses.read(fields.values(TO), problems), fields.span(SILENCE));
                    fields.finish();
                    return notices;
                })
                .orElse(NONE);
    }
}
