package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.config.Home;
import io.cartage.problem.Problems;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class DocumentsTest {

    @Test
    @ResourceLock(Resources.LOCALE)
    void areTheSameOnAMachineThatSpeaksTurkish() {
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            Documents documents = Documents.read(Home.at(Path.of("")), new Problems());

            assertThat(documents.names()).isNotEmpty().allSatisfy(name -> assertThat(documents.text(name))
                    .matches("(?s)(query|mutation) .*"));
            assertThat(documents.text("shopify/activate")).startsWith("mutation ");
        } finally {
            Locale.setDefault(usual);
        }
    }
}
