package io.cartage.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cartage.config.Placeholders;
import io.cartage.config.Redaction;
import io.cartage.config.Secret;
import io.cartage.problem.Problems;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tries to get a store's token out of everything that can be printed. */
class StoreSecrecyTest {
    private static final String TOKEN = "q8zt4mfx2kd7w1hv9rb3";

    @TempDir
    private Path directory;

    @Test
    void printsNoTokenInAnyRecordReachableFromAStore() throws Exception {
        Files.writeString(directory.resolve("token.txt"), TOKEN);
        Problems problems = new Problems();
        StoreFolder folder = new StoreFolder(directory)
                .write(
                        "stores/shop.yaml",
                        """
                store: shop
                cart: bigcommerce
                connection:
                  plain: q8zt4mfx2kd7w1hv9rb3
                  variable: ${env:SHOP_KEY}
                  file: ${file:token.txt}
                  mixed: https://user:${file:token.txt}@shop.example/
                orders: {statuses: [9]}
                """);

        List<Store> stores = folder.load(problems);

        assertThat(stores)
                .singleElement()
                .extracting(store -> store.connection().size())
                .isEqualTo(4);
        List<String> printed = new ArrayList<>();
        print(stores, printed);
        print(problems.all(), printed);
        print(stores.get(0).contextValues(), printed);
        assertThat(printed).hasSizeGreaterThan(20).noneMatch(text -> text.contains(TOKEN));
    }

    @Test
    void masksTheTokenInLogsAndErrorsFromThenOn() throws IOException {
        String token = "wk3p9s7d2m5x8c1v6b4n";
        Files.writeString(directory.resolve("credentials.txt"), "ACCESS TOKEN: " + token + "\nCLIENT ID: 7\n");
        StoreFolder folder = new StoreFolder(directory)
                .write(
                        "stores/shop.yaml",
                        """
                store: shop
                cart: bigcommerce
                connection: {key: "${file:credentials.txt}"}
                orders: {statuses: [9]}
                """);

        assertThat(folder.load(new Problems())).hasSize(1);

        assertThat(Redaction.redact("401 Unauthorized, X-Auth-Token: " + token))
                .isEqualTo("401 Unauthorized, X-Auth-Token: ••••");
    }

    @Test
    void holdsNoSecretAsText() {
        assertThat(ConnectionValue.class.getRecordComponents())
                .extracting(RecordComponent::getName, RecordComponent::getType)
                .contains(tuple("value", Secret.class));
        assertThat(new Placeholders(Map.of("KEY", TOKEN), directory)).asString().doesNotContain(TOKEN);
    }

    /** Notes the text of a value, then of everything it holds. */
    private static void print(Object value, List<String> printed) throws ReflectiveOperationException {
        printed.add(String.valueOf(value));
        if (value instanceof Collection<?> collection) {
            for (Object item : collection) {
                print(item, printed);
            }
        } else if (value instanceof Map<?, ?> map) {
            print(map.keySet(), printed);
            print(map.values(), printed);
        } else if (value instanceof Optional<?> optional && optional.isPresent()) {
            print(optional.get(), printed);
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                print(component.getAccessor().invoke(value), printed);
            }
        }
    }
}
