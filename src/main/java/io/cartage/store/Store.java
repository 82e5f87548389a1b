package io.cartage.store;

import io.cartage.problem.Position;
import io.cartage.yaml.YamlMap;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One connection to one shop on a cart, as {@code stores/<id>.yaml} describes it. Has either a connection or a sandbox.
 *
 * @param at the head of its file
 * @param connection which keys there are is the cart's business; empty for a sandbox
 * @param defaults the order defaults, every key present, in a fixed order; {@code ""} or {@code "false"} if not given
 * @param runs whether its schedules run, as long as nobody has said otherwise since
 * @param sandbox the simulated shop, for package {@code sandbox} to read
 */
public record Store(
        String id,
        String cart,
        String customer,
        Position at,
        Map<String, ConnectionValue> connection,
        OrderSettings orders,
        PushSettings push,
        StoreNotices notices,
        Map<String, String> defaults,
        ZoneId timezone,
        boolean runs,
        Optional<YamlMap> sandbox) {

    public Store {
        connection = Collections.unmodifiableMap(new LinkedHashMap<>(connection));
        defaults = Collections.unmodifiableMap(new LinkedHashMap<>(defaults));
    }

    /** What a mapping sees as {@code store.<name>}. */
    public Map<String, String> contextValues() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("id", id);
        values.put(OrderKeys.PREFIX.key(), orders.prefix());
        values.put(OrderKeys.IMPORT_AS.key(), orders.importAs());
        values.put(StoreSettings.TIMEZONE.key(), timezone.getId());
        values.putAll(defaults);
        return Collections.unmodifiableMap(values);
    }
}
