package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.cartage.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What an editor says about a mapping file must be what Cartage says, as far as a schema can. */
class MappingSchemaTest {

    static List<String> shipped() {
        return MappingFiles.all(ShippedMappings.HOME);
    }

    @Test
    void isGeneratedFromTheVocabulary() throws IOException {
        Golden.check(Path.of("mappings/schema.json"), MappingSchema.text());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void acceptsTheShippedMappings(String file) throws IOException {
        assertThat(validate(Files.readString(Path.of(file)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void isNamedInTheFirstLineOfEachMapping(String file) throws IOException {
        String first = Files.readString(Path.of(file)).lines().findFirst().orElse("");

        Path schema = Path.of(file)
                .resolveSibling(first.replaceAll(".*\\$schema=", ""))
                .normalize();

        assertThat(first).startsWith("# yaml-language-server: $schema=");
        assertThat(schema).isEqualTo(Path.of("mappings/schema.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "words-unknown",
                "reserved-columns",
                "checks-incomplete-words",
                "types-unknown",
                "sections-of-the-wrong-sort"
            })
    void rejectsWhatCartageRejects(String fault) throws IOException {
        String text = Files.readString(InvalidMappingsTest.FOLDER.resolve(fault + ".yaml"));

        assertThat(validate(text)).isNotEmpty();
    }

    private static Set<ValidationMessage> validate(String yaml) throws IOException {
        Object document = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(MappingSchema.text());
        return schema.validate(new ObjectMapper().valueToTree(document));
    }
}
