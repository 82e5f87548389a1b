package io.cartage.store;

import static io.cartage.store.PushKeys.REBUILD;
import static io.cartage.store.PushKeys.SAFETY_STOCK;
import static io.cartage.store.PushKeys.SHIPMENTS_CRON;
import static io.cartage.store.PushKeys.SHIPMENTS_EVERY;
import static io.cartage.store.PushKeys.SHIP_FROM;
import static io.cartage.store.PushKeys.SKUS;
import static io.cartage.store.PushKeys.STOCK_CRON;
import static io.cartage.store.PushKeys.STOCK_EVERY;
import static io.cartage.store.PushKeys.WAREHOUSES;
import static io.cartage.store.StoreSettings.INVENTORY;
import static io.cartage.store.StoreSettings.SHIPMENTS;
import static io.cartage.store.StoreSettings.WHEN_IMPORTED;
import static io.cartage.store.StoreSettings.WHEN_STAGED;

import io.cartage.config.Setting;
import io.cartage.config.SettingFields;
import io.cartage.problem.Problems;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what a store file says of the way back to the cart: {@code inventory}, {@code shipments}, {@code when_…}. */
final class PushSettingsReader {
    private final Problems problems;

    PushSettingsReader(Problems problems) {
        this.problems = problems;
    }

    /** @param store the file's first level */
    PushSettings read(SettingFields store) {
        return new PushSettings(
                store.section(INVENTORY).map(this::stock),
                store.section(SHIPMENTS).map(this::shipments),
                store.section(WHEN_STAGED).map(section -> section.raw().map()),
                store.section(WHEN_IMPORTED).map(section -> section.raw().map()));
    }

    private PushSettings.Stock stock(SettingFields fields) {
        PushSettings.Stock stock = new PushSettings.Stock(
                new TimingReader(problems).read(fields, STOCK_EVERY, STOCK_CRON),
                fields.whole(SAFETY_STOCK),
                fields.text(SHIP_FROM),
                names(fields, WAREHOUSES, "warehouse '%s' is given no place", "a location of the shop"),
                names(fields, SKUS, "SKU '%s' is given no other", "an item's SKU in the shop"),
                fields.span(REBUILD).orElseThrow());
        fields.finish();
        return stock;
    }

    /** @param fault of a name that leads nowhere */
    private Map<String, String> names(SettingFields section, Setting setting, String fault, String goal) {
        Optional<YamlMap> map =
                section.section(setting).map(given -> given.raw().map());
        return map.map(given -> names(given, fault, goal)).orElse(Map.of());
    }

    private Map<String, String> names(YamlMap map, String fault, String goal) {
        YamlFields fields = new YamlFields(map, problems);
        Map<String, String> names = new LinkedHashMap<>();
        for (YamlMap.Entry entry : map.entries()) {
            fields.text(entry.key().text())
                    .filter(name -> !name.isBlank())
                    .ifPresentOrElse(
                            name -> names.put(entry.key().text(), name),
                            () -> problems.error(
                                    entry.key().at(),
                                    fault.formatted(entry.key().text()),
                                    "Write " + goal + " behind it"));
        }
        return names;
    }

    private Timing shipments(SettingFields fields) {
        Timing timing = new TimingReader(problems).read(fields, SHIPMENTS_EVERY, SHIPMENTS_CRON);
        fields.finish();
        return timing;
    }
}
