package io.cartage.store;

import io.cartage.yaml.YamlMap;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What of a store goes back to the cart; a flow whose section its file lacks doesn't run.
 *
 * @param whenStaged what is written to an order once it is staged; which keys there are is the cart's business
 * @param whenImported what is written to an order once the ERP has imported it
 */
public record PushSettings(
        Optional<Stock> inventory,
        Optional<Timing> shipments,
        Optional<YamlMap> whenStaged,
        Optional<YamlMap> whenImported) {

    /** A store that only downloads. */
    public static final PushSettings NONE =
            new PushSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * How stock levels are pushed.
     *
     * @param safetyStock units that are never offered
     * @param shipFrom the ERP's warehouse that order lines without one are taken from; empty for each that has the SKU
     * @param warehouses the names of places in the cart by the ERP's names of warehouses, where these differ
     * @param skus the cart's SKUs by the ERP's, where these differ
     * @param rebuild how often the catalog map is read as a whole
     */
    public record Stock(
            Timing timing,
            int safetyStock,
            String shipFrom,
            Map<String, String> warehouses,
            Map<String, String> skus,
            Duration rebuild) {
        public Stock {
            warehouses = Map.copyOf(warehouses);
            skus = Map.copyOf(skus);
        }
    }
}
