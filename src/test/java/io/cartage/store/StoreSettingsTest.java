package io.cartage.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.Golden;
import io.cartage.config.Setting;
import io.cartage.config.SettingsTable;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoreSettingsTest {
    private static final List<Class<?>> KEYS =
            List.of(StoreSettings.class, OrderKeys.class, PushKeys.class, NoticeKeys.class, DefaultKeys.class);

    private static final String HEAD =
            """
            # Settings of a store

            *Generated from the code by a test; `make approve` writes it anew.*

            What may stand in `stores/<name>.yaml`. A whole file, with comments: [`stores/_example.yaml`](../stores/_example.yaml);
            step by step: [adding a customer](adding-a-customer.md). Values need no quotes: `007` and `NO` stay as written.
            A file whose name begins with `_` is not read. Keys of `connection` differ from cart to cart and are listed in
            `cart.yaml` in the cart's folder under `routes/`.

            """;

    @Test
    void areListedInThePaper() {
        Golden.check(
                Path.of("docs/store-settings.md"),
                HEAD + SettingsTable.of(StoreSettings.ALL, StoreSettingsTest::example, "example"));
    }

    @Test
    void areAllOnTheList() throws IllegalAccessException {
        List<Setting> declared = new ArrayList<>();
        for (Class<?> keys : KEYS) {
            for (Field field : keys.getDeclaredFields()) {
                if (field.getType() == Setting.class) {
                    declared.add((Setting) field.get(null));
                }
            }
        }

        assertThat(StoreSettings.ALL).containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void haveNamesThatAreNoOthersFormerName() {
        Set<String> names = new HashSet<>();
        for (Setting setting : StoreSettings.ALL) {
            assertThat(names.add(setting.path())).as(setting.path()).isTrue();
        }
        for (Setting setting : StoreSettings.ALL) {
            for (String former : setting.formerly()) {
                String path = setting.section().isEmpty() ? former : setting.section() + "." + former;
                assertThat(names.add(path)).as(path).isTrue();
            }
        }
    }

    private static String example(Setting setting) {
        return setting.example().isEmpty() ? "" : "`" + setting.key() + ": " + setting.example() + "`";
    }
}
