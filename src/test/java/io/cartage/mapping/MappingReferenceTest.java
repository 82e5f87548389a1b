package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MappingReferenceTest {

    @Test
    void isGeneratedFromTheVocabulary() {
        Golden.check(Path.of("docs/mapping-reference.md"), MappingReference.text());
    }

    @Test
    void describesEveryWordInAFullSentence() {
        assertThat(Vocabulary.ALL).allSatisfy(word -> {
            assertThat(word.description()).matches("[A-Z].*[.]");
            assertThat(word.example()).contains(word.word());
        });
    }
}
