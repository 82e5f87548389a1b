package io.cartage.flow.connect;

import io.cartage.config.Secret;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A store that is being connected, of which nothing is written yet: kept in memory only, for as long as somebody is at it.
 * Immutable.
 *
 * @param keys what was given for the cart's connection keys, by their names
 * @param tested how the last test of these keys went
 * @param values the settings chosen so far, by their paths
 * @param on which of the sections that can be left out shall be there
 */
public record StoreDraft(
        String cart,
        String storeId,
        String customer,
        Map<String, Secret> keys,
        Optional<ConnectionTests.Result> tested,
        Map<String, String> values,
        Map<String, Boolean> on) {

    public StoreDraft {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        on = Map.copyOf(on);
    }

    /** A draft of which only the names are known. */
    public static StoreDraft of(String cart, String storeId, String customer) {
        return new StoreDraft(cart, storeId, customer, Map.of(), Optional.empty(), Map.of(), Map.of());
    }

    /** The same with other names; keys of another cart are of no use. */
    public StoreDraft named(String newCart, String newId, String newCustomer) {
        return cart.equals(newCart)
                ? new StoreDraft(cart, newId, newCustomer, keys, tested, values, on)
                : of(newCart, newId, newCustomer);
    }

    public StoreDraft keyed(Map<String, Secret> given) {
        return new StoreDraft(cart, storeId, customer, given, Optional.empty(), values, on);
    }

    /** The same after a test; the shop's time zone is the store's unless another was chosen. */
    public StoreDraft tested(ConnectionTests.Result result) {
        Map<String, String> known = new LinkedHashMap<>(values);
        result.timezone().ifPresent(zone -> known.putIfAbsent("timezone", zone));
        return new StoreDraft(cart, storeId, customer, keys, Optional.of(result), known, on);
    }

    public StoreDraft set(Map<String, String> newValues, Map<String, Boolean> newOn) {
        return new StoreDraft(cart, storeId, customer, keys, tested, newValues, newOn);
    }

    /** Whether the shop let these keys in. */
    public boolean isConnected() {
        return tested.filter(result -> result.report().passed()).isPresent();
    }
}
