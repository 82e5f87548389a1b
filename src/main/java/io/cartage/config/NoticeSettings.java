package io.cartage.config;

import java.time.Duration;
import java.util.List;

/**
 * How people are told of notices of all stores.
 *
 * @param digest the least time from one digest to the next for the same address
 * @param webhook a web address that digests are posted to, which may hold a token; empty for none
 * @param to e-mail addresses
 */
public record NoticeSettings(Duration digest, Secret webhook, List<String> to) {

    /** Nobody is told by mail or webhook. */
    public static final NoticeSettings NONE = new NoticeSettings(Duration.ofMinutes(15), Secret.of(""), List.of());

    public NoticeSettings {
        to = List.copyOf(to);
    }
}
