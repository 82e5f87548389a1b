package io.cartage.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.cartage.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What an editor says about a store file must be what Cartage says, as far as a schema can. */
class StoreSchemaTest {

    @Test
    void isGeneratedFromTheDescribedSettings() throws IOException {
        Golden.check(Path.of("stores/schema.json"), StoreSchema.text());
    }

    @ParameterizedTest
    @MethodSource("io.cartage.store.ShippedStoresTest#files")
    void acceptsTheShippedStores(Path file) throws IOException {
        assertThat(validate(Files.readString(file))).isEmpty();
    }

    @Test
    void acceptsEverySetting() throws IOException {
        assertThat(validate(StoreTest.FULL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing-everything",
                "statuses-empty",
                "statuses-missing",
                "connection-and-sandbox",
                "connection-is-text",
                "connection-missing",
                "connection-values-nested",
                "keys-of-other-products",
                "keys-misspelt",
                "keys-in-the-wrong-section",
                "values-wrong",
                "values-out-of-range",
                "sections-without-indentation",
                "not-a-map"
            })
    void rejectsWhatCartageRejects(String fault) throws IOException {
        String text = Files.readString(Path.of("src/test/resources/invalid/stores/" + fault + ".yaml"));

        assertThat(validate(text)).isNotEmpty();
    }

    private static Set<ValidationMessage> validate(String yaml) throws IOException {
        JsonNode document =
                new ObjectMapper().valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(StoreSchema.text());
        return schema.validate(document);
    }
}
