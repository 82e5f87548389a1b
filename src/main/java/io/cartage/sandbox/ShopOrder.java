package io.cartage.sandbox;

import java.time.Instant;

/**
 * The present state of an order.
 *
 * @param edits how often its lines were changed
 */
public record ShopOrder(
        long id, int statusId, Instant dateCreated, Instant dateModified, int channelId, int edits, boolean archived) {}
