package io.cartage.flow;

import io.cartage.mapping.MappingFiles;
import io.cartage.staging.desk.MappingVersion;
import io.cartage.staging.desk.MappingVersions;
import io.cartage.store.Store;
import java.util.ArrayList;
import java.util.List;

/** Which versions of a mapping were live, by the words that people have for mappings. Reads only. Thread-safe. */
public final class MappingHistory {
    private static final String DEFAULT = "default";

    private final MappingVersions versions;

    public MappingHistory(MappingVersions versions) {
        this.versions = versions;
    }

    /** Of the customer's own mapping, or of the default's if the customer never had one; the last to go live first. */
    public List<MappingVersion> of(String customer, String cart, String flow) {
        List<MappingVersion> own = versions.of(MappingFiles.path(customer, cart, flow));
        return own.isEmpty() ? versions.of(MappingFiles.path(DEFAULT, cart, flow)) : own;
    }

    /** Of all mappings that a store goes by, flow by flow. */
    public List<MappingVersion> of(Store store) {
        List<String> flows = new ArrayList<>(List.of(Flow.ORDERS));
        flows.addAll(Flow.BACK);
        return flows.stream()
                .flatMap(flow -> of(store.customer(), store.cart(), flow).stream())
                .toList();
    }
}
