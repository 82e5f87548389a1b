package io.cartage.staging;

import java.time.Instant;
import java.util.Optional;

/**
 * Where an order stands, for people.
 *
 * @param reason the rule of a filtered order, the reasons of a quarantined one, one a line; else empty
 * @param changedAt when the cart changed the copy judged last; empty for what was judged by an old version of Cartage
 * @param orderNo on the staged rows
 * @param importStatus what the ERP says of the staged row; empty if there is none
 * @param erpOrderNo the ERP's number, once it imported the order
 */
public record Standing(
        String recordId,
        OutcomeKind kind,
        String reason,
        int revision,
        Optional<Instant> changedAt,
        Optional<String> orderNo,
        Optional<String> importStatus,
        Optional<String> erpOrderNo) {}
